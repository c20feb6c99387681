import { expect, test } from 'vitest';
import type { TerminalInfo } from '../contract/terminal.ts';
import type { Terminal, Terminals } from '../workbench/workbench.ts';
import { typeAction } from './type-action.ts';

/** Tabs that note what is typed into them. */
function tabs(...infos: TerminalInfo[]): { terminals: Terminals; typed: string[] } {
  const typed: string[] = [];
  const terminal = (info: TerminalInfo): Terminal => ({
    info,
    view: () => ({ receive: () => undefined, leave: () => undefined }),
    type: async (text) => void typed.push(`${info.id}: ${text}`),
    typeOut: async (text) => void typed.push(`${info.id}, key by key: ${text}`),
  });
  const terminals: Terminals = {
    list: () => infos,
    get: (id) => infos.filter((info) => info.id === id).map(terminal)[0],
    open: async (what) =>
      terminal({ id: what.kind === 'sql' ? what.on : 'shell-9', kind: what.kind, busy: false }),
    close: async () => undefined,
  };
  return { terminals, typed };
}

const shell = (id: string, change: Partial<TerminalInfo> = {}): TerminalInfo => ({
  id,
  kind: 'shell',
  busy: false,
  ...change,
});
const sh = { kind: 'sh', text: 'docker ps', fails: false } as const;
const sql = { kind: 'sql', text: 'SELECT 1;', on: 'db', fails: false } as const;

test.each([
  [
    'where the shell stands already',
    [shell('shell', { directory: '/workspace/mysql' })],
    sh,
    ['shell: docker ps'],
  ],
  ['after going there', [shell('shell', { directory: '/workspace' })], sh, ['shell: cd ~/mysql\ndocker ps']],
  ['in a directory of its own', [shell('shell')], { ...sh, dir: 'first' }, ['shell: cd ~/first\ndocker ps']],
  ['in the workspace itself', [shell('shell')], { ...sh, dir: '.' }, ['shell: cd ~\ndocker ps']],
  [
    'in a shell that is free',
    [shell('shell', { busy: true }), shell('shell-2')],
    { ...sh, dir: '.' },
    ['shell-2: cd ~\ndocker ps'],
  ],
  [
    'at the prompt that is open',
    [shell('shell'), { id: 'db', kind: 'sql', on: 'db', busy: false }],
    sql,
    ['db: SELECT 1;'],
  ],
  [
    'as another user',
    [shell('shell')],
    { ...sql, as: 'app' },
    ["shell: docker exec -i db mysql -t -uapp -papp-pw <<'SQL'\nSELECT 1;\nSQL"],
  ],
] as const)('a fence is typed %s', async (_, infos, action, expected) => {
  const { terminals, typed } = tabs(...infos);
  await typeAction(action, 'mysql', terminals);
  expect(typed).toEqual(expected);
});

test('a prompt that is not open is opened', async () => {
  const { terminals } = tabs(shell('shell'));
  expect(await typeAction(sql, '', terminals)).toEqual({ terminal: 'db' });
});

test('a fence is typed key by key where a person presses Enter', async () => {
  const { terminals, typed } = tabs(shell('shell', { directory: '/workspace' }));
  await typeAction(sh, 'mysql', terminals, 'typeOut');
  expect(typed).toEqual(['shell, key by key: cd ~/mysql\ndocker ps']);
});
