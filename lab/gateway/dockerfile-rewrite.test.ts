import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewriteDockerfile } from './dockerfile-rewrite.ts';

const known = new Map([
  ['mysql:9.7', 'mysql:9.7'],
  ['mine', 'rl-a/mine:latest'],
  ['debian:trixie-slim', 'debian:trixie-slim'],
]);
const resolve = async (name: string) => {
  const found = known.get(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const rewrite = (text: string, args: Record<string, string> = {}) => rewriteDockerfile(text, args, resolve);

test('a lesson’s Dockerfile stays as it is', async () => {
  const text =
    'FROM mysql:9.7\nADD my.cnf /etc/mysql/conf.d/my.cnf\nRUN chmod 644 /etc/mysql/conf.d/my.cnf\n';
  expect(await rewrite(text)).toBe(text);
});

test('every stage begins with the lab’s label, so that no step is taken from what another lab has built', async () => {
  const text = 'ARG A=1\nFROM mysql:9.7 AS one\nRUN a\nFROM one\nRUN b\n';
  expect(await rewriteDockerfile(text, {}, resolve, 'replication-lab.lab=a')).toBe(
    'ARG A=1\nFROM mysql:9.7 AS one\nLABEL replication-lab.lab=a\nRUN a\nFROM ONE\nLABEL replication-lab.lab=a\nRUN b\n',
  );
});

test('an image becomes the literal name of the engine', async () => {
  expect(await rewrite('from mine as base\nCOPY --from=mine --chown=1:1 /a /b')).toBe(
    'FROM rl-a/mine:latest AS base\nCOPY --from=rl-a/mine:latest --chown=1:1 /a /b\n',
  );
  expect(await rewrite('FROM --platform=linux/amd64 mysql:9.7')).toBe('FROM mysql:9.7\n');
});

test('ARGs in FROM are expanded here and nowhere else', async () => {
  const text = 'ARG TAG=8.0\nARG NAME=mysql\nFROM ${NAME}:$TAG';
  expect(await rewrite(text, { TAG: '9.7' })).toContain('FROM mysql:9.7\n');
  await expect(rewrite(text)).rejects.toThrow('no mysql:8.0');
  expect(await rewrite('FROM mysql:${V:-9.7}')).toBe('FROM mysql:9.7\n');
  expect(await rewrite('ARG V="9.7"\nFROM mysql:${V}')).toContain('FROM mysql:9.7\n');
  await expect(rewrite('FROM ${X:?mysql}')).rejects.toThrow();
});

test('stages are known by name and by number, only after they stand there', async () => {
  const text = 'FROM mysql:9.7 AS Base\nFROM base\nCOPY --from=0 /a /a\nCOPY --from=BASE /b /b\n';
  expect(await rewrite(text)).toContain('FROM BASE\nCOPY --from=0 /a /a\nCOPY --from=BASE /b /b');
  await expect(rewrite('FROM mysql:9.7\nCOPY --from=later /a /a\nFROM mysql:9.7 AS later')).rejects.toThrow(
    'no later',
  );
  await expect(rewrite('FROM mysql:9.7\nCOPY --from=1 /a /a')).rejects.toThrow('no 1');
  // To the engine a stage has its name only when it is done; until then the name is an image's.
  await expect(rewrite('FROM mysql:9.7 AS theirs\nCOPY --from=theirs /a /a')).rejects.toThrow('no theirs');
});

test('a stage is meant by a name that no image can have', async () => {
  const text = 'FROM mysql:9.7 AS theirs\nFROM theirs\nCOPY --from=theirs /a /a\n';
  expect(await rewrite(text)).toBe('FROM mysql:9.7 AS theirs\nFROM THEIRS\nCOPY --from=THEIRS /a /a\n');
});

test.each([
  'FROM someone/else',
  'FROM mysql:9.7\nFROM rl-b/private',
  'FROM mysql:9.7\nCOPY --from=rl-b/private / /x',
  'FROM mysql:9.7\nCOPY --fro"m"=rl-b/private / /x',
  "FROM mysql:9.7\nCOPY --'from'=rl-b/private / /x",
  'FROM mysql:9.7\nCOPY --from=$X / /x',
  'FROM mysql:9.7\nCOPY --chown=1 --from=rl-b/private / /x',
  'FROM mysql:9.7\ncopy \\\n  --from=rl-b/private / /x',
  'FROM mysql:9.7\nCOPY \\\n# a comment\n\n --from=rl-b/private / /x',
  '# escape=`\nFROM mysql:9.7\nCOPY `\n --from=rl-b/private / /x',
  'FROM mysql:9.7\nCOPY --link a b',
  'FROM mysql:9.7\nRUN --mount=type=bind,from=rl-b/private ls',
  'FROM mysql:9.7\nRUN \\\n --network=host ls',
  'FROM mysql:9.7\nRUN\u00a0--mount=type=cache ls',
  'FROM mysql:9.7\nRUN --security=insecure ls',
  'FROM mysql:9.7\nRUN <<EOF\nls\nEOF',
  'FROM mysql:9.7\nCOPY <<EOF /x\nFROM rl-b/private\nEOF',
  // What stands between is no instruction to the engine: a stage that is none would hide an image's name.
  'FROM mysql:9.7\nRUN <<\\USER\nFROM mysql:9.7 AS theirs\nUSER\nFROM theirs',
  'FROM mysql:9.7\nRUN 3<<-\\USER\nFROM mysql:9.7 AS theirs\nUSER\nFROM theirs',
  'FROM mysql:9.7\nRUN ${X:+}<<\\USER\nFROM mysql:9.7 AS theirs\nUSER\nFROM theirs',
  'FROM mysql:9.7\nCOPY <<"\'USER\'" /x\nFROM mysql:9.7 AS theirs\nUSER\nFROM theirs',
  'FROM mysql:9.7\nADD http://169.254.169.254/ /x',
  'FROM mysql:9.7\nADD ["https://host/", "/x"]',
  'FROM mysql:9.7\nADD ht\\tp://host/ /x',
  'FROM mysql:9.7\nADD $U /x',
  'FROM mysql:9.7\nADD git@host:x /x',
  'FROM mysql:9.7\nONBUILD COPY --from=rl-b/private / /x',
  'FROM mysql:9.7\nLABEL replication-lab.lab=b',
  'FROM mysql:9.7\nLABEL "replication""-lab.lab"=b',
  'FROM mysql:9.7\nLABEL replication\\-lab.lab=b',
  'FROM mysql:9.7\nARG k=replication\nLABEL ${k}-lab.lab=b',
  'FROM mysql:9.7\nINCLUDE x',
  'FROM mysql:9.7\nRUN a\u0000b',
  'FROM mysql:9.7\nRUN a\u0085--mount',
  'FROM mysql:9.7 mine x',
  'FROM',
])('%j is refused', async (text) => {
  await expect(rewrite(text)).rejects.toThrow();
});

test('lines are joined as the engine joins them, so what is written has none left to join', async () => {
  const piece = fc.stringMatching(/^[a-z "'#\\`\t\u00a0-]{0,12}$/);
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 6 }), fc.boolean(), async (pieces, grave) => {
      const text = `${grave ? '# escape=`\n' : ''}FROM mysql:9.7\nRUN x${pieces.join('\n')}`;
      let written: string;
      try {
        written = await rewrite(text);
      } catch {
        // Refused, which is always safe.
        return;
      }
      const escape = grave ? '`' : '\\';
      for (const line of written.split('\n').slice(grave ? 1 : 0, -1)) {
        const kept = line.replace(/[ \t]*$/, '');
        const isContinued = kept.endsWith(escape) && !kept.endsWith(escape + escape);
        expect(isContinued, JSON.stringify(line)).toBe(false);
      }
      expect(await rewrite(written)).toBe(written);
    }),
  );
});
