import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createColour, type Colour } from './colour.ts';
import { lessonTree } from './lesson-tree.ts';

let folder = '';
let made: Promise<Colour> | undefined;
const colour = () => (made ??= createColour());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lesson-'));
  cpSync(join(import.meta.dirname, '../testing/lessons/01-every-part'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function compiled(text: string): Promise<string> {
  const path = join(folder, 'ko.mdx');
  writeFileSync(path, text);
  const file = await compile(
    { value: text, path },
    { remarkPlugins: [remarkGfm, [lessonTree, { colour }]], jsx: true },
  );
  return String(file);
}

const step = (body: string) => `# T\nlead\n\n<Step id="one">\n\n## Title\n\n${body}\n\n</Step>\n`;

test('fences and files are numbered in the order of the text, output is not', async () => {
  const text = await compiled(
    step(
      '<File path="demo/compose.yaml" />\n\n```sh\ntrue\n```\n```output\n‹1› ok\n```\n\n```yaml\na: 1\n```\n\n```sql on=db fails\nSELECT 1;\n```',
    ),
  );
  expect(text).toMatch(/<_components\.File|<File/);
  expect(
    [...text.matchAll(/<(File|Fence) action=\{(\d)\}/g)].map(([, name, index]) => `${name} ${index}`),
  ).toEqual(['File 0', 'Fence 1', 'Fence 2']);
  expect(text).toMatch(
    /<Output lines=\{\[\["varies", "1"\]|<Output lines=\{\[\[\["varies", "1"\], " ok"\]\]\}/,
  );
  expect(text).toContain('<Listing');
  expect(text).toContain('fails={true}');
});

test('code is coloured when the site is built, in capitals also what the SQL grammar does not know', async () => {
  const text = await compiled(step("```sql on=db\nSTOP REPLICA FOR CHANNEL 'a';\n```"));
  expect(text).toContain('["keyword", "REPLICA"]');
  expect(text).toContain(`["string", "'a'"]`);
});

test('a line that is to be explained must be in the file', async () => {
  const wrong = step('<File path="demo/compose.yaml">\n  <Line match="no such text">why</Line>\n</File>');
  await expect(compiled(wrong)).rejects.toThrow(
    /ko\.mdx:\d+: no line of demo\/compose\.yaml has "no such text"/,
  );
  const right = step('<File path="demo/compose.yaml">\n  <Line match="image:">why</Line>\n</File>');
  expect(await compiled(right)).toContain('at={[2]}');
});

test('a file that is not there is told with the line of the lesson', async () => {
  await expect(compiled(step('<File path="demo/none.yaml" />'))).rejects.toThrow(
    /ko\.mdx:\d+: there is no file files\/demo\/none\.yaml/,
  );
});

function question(first: string, second: string): string {
  return step(
    `<Predict>\nWhich?\n<Choice${first}>a <Why>x</Why></Choice>\n<Choice${second}>b <Why>y</Why></Choice>\n</Predict>`,
  );
}

test('a question needs one right answer', async () => {
  await expect(compiled(question('', ''))).rejects.toThrow(/exactly one of them correct/);
  await expect(compiled(question(' correct', ' correct'))).rejects.toThrow(/exactly one of them correct/);
  const text = await compiled(question('', ' correct'));
  expect(text).toContain('<Predict id="q1">');
  expect(text).toContain('<Asked>');
});

test('the words of a reason are filled from the verdict, in code too', async () => {
  const text = await compiled(step('```sh\ntrue\n```\n\n<Reason id="port">`{name}` uses {port}.</Reason>'));
  expect(text).toContain('<Value name="name"');
  expect(text).toContain('<Value name="port"');
  expect(text).toContain('reasons={["port"]}');
});
