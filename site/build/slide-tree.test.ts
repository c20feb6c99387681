import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import type { Nodes, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isJsx } from '../../content/lesson-actions.ts';
import { createColour, type Colour } from './colour.ts';
import { lessonTree } from './lesson-tree.ts';
import { slideTree } from './slide-tree.ts';

let folder = '';
let made: Promise<Colour> | undefined;
const colour = () => (made ??= createColour());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slides-'));
  cpSync(join(import.meta.dirname, '../testing/lessons/01-every-part'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

type Slide = { kind: string; stack: string; title: string; face: string; notes: string };

/** The slides of a lesson: where each stands, what is shown, what the speaker reads. */
async function slidesOf(text: string): Promise<Slide[]> {
  let built: Root | undefined;
  const keep = () => (root: Root) => {
    built = root;
  };
  await compile(
    { value: text, path: join(folder, 'ko.mdx') },
    { remarkPlugins: [remarkGfm, [lessonTree, { colour }], slideTree, keep] },
  );
  return (built?.children ?? []).map((node) => {
    const [face, notes] = 'children' in node ? (node.children as RootContent[]) : [];
    return {
      kind: attribute(node, 'kind'),
      stack: attribute(node, 'stack'),
      title: attribute(node, 'title'),
      face: face && 'children' in face ? face.children.map(named).join(' ') : '',
      notes: notes === undefined ? '' : toString(notes),
    };
  });
}

function attribute(node: Nodes, name: string): string {
  const found = isJsx(node)
    ? node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name)
    : undefined;
  return typeof found?.value === 'string' ? found.value : '';
}

function named(node: Nodes): string {
  return isJsx(node) ? (node.name ?? '') : node.type;
}

const step = (body: string) => `# T\nlead\n\nbefore\n\n<Step id="one">\n\n## Title\n\n${body}\n\n</Step>\n`;
const inStep = async (body: string) => (await slidesOf(step(body))).filter(({ stack }) => stack === 'one');

/** That many lines of code. */
const lines = (count: number) => Array.from({ length: count }, (_, line) => `echo ${line}`).join('\n');
/** Words that the author wants on a slide. */
const show = (words: string) => `<Show>\n\n${words}\n\n</Show>\n\n`;

test('what is worked with is shown, and prose is read by the speaker with the slide that it is about', async () => {
  const slides = await slidesOf(
    step('Why.\n\n```sh\ntrue\n```\n```output\nok\n```\n\nIt did.\n\nNow this:\n\n```sh\nfalse\n```\n\nSo.'),
  );
  expect(slides).toEqual([
    { kind: 'title', stack: 'title', title: 'T', face: '', notes: 'before' },
    { kind: 'action', stack: 'one', title: 'Title', face: 'Fence Output', notes: 'Why.It did.' },
    { kind: 'action', stack: 'one', title: 'Title', face: 'Fence', notes: 'Now this:So.' },
    { kind: 'end', stack: 'end', title: '', face: '', notes: '' },
  ]);
});

test('marked words stand on a slide of their own, a few together, and are not read as well', async () => {
  expect(await inStep(`${show('One.')}Between.\n\n${show('Two.')}${show('Three.')}${show('Four.')}`)).toEqual(
    [
      {
        kind: 'words',
        stack: 'one',
        title: 'Title',
        face: 'paragraph paragraph paragraph',
        notes: 'Between.',
      },
      { kind: 'words', stack: 'one', title: 'Title', face: 'paragraph', notes: '' },
    ],
  );
});

test('a long fence is shown whole before it is run, a long output after, a long table in pieces', async () => {
  const code = await inStep(`\`\`\`sh\n${lines(7)}\n\`\`\`\n\`\`\`output\n${lines(30)}\n\`\`\``);
  expect(code.map(({ kind, face }) => `${kind}: ${face}`)).toEqual([
    'code: Listing',
    'action: Fence Output',
    'output: Output',
    'output: Output',
  ]);
  const table = await inStep(`| a |\n| --- |\n${'| b |\n'.repeat(8)}`);
  expect(table.map(({ kind }) => kind)).toEqual(['table', 'table']);
});

test('a question is a slide, and why its answers are right or wrong is for the speaker', async () => {
  const [question] = await inStep(
    '<Predict>\n\nWhich?\n\n<Choice correct>This <Why>Because.</Why></Choice>\n<Choice>That <Why>No.</Why></Choice>\n\n</Predict>',
  );
  expect(question).toMatchObject({ kind: 'question', face: 'Predict' });
  expect(question?.notes).toContain('Because.');
});

test('a step of nothing but words still has its title on the stage', async () => {
  expect(await inStep('Only said.')).toEqual([
    { kind: 'words', stack: 'one', title: 'Title', face: '', notes: 'Only said.' },
  ]);
});
