import { describe, expect, it } from 'vitest';
import { treeLines } from './file-tree.ts';

const file = (path: string) => ({ path, kind: 'file' as const, size: 1 });

describe('the tree of files', () => {
  const entries = [file('notes.txt'), file('replication/source/my.cnf'), file('replication/compose.yaml')];

  it('shows folders first, each with what it holds', () => {
    const lines = treeLines(entries, new Set()).map(({ name, depth }) => `${'  '.repeat(depth)}${name}`);
    expect(lines).toEqual(['replication', '  source', '    my.cnf', '  compose.yaml', 'notes.txt']);
  });

  it('leaves out what a closed folder holds', () => {
    const lines = treeLines(entries, new Set(['replication'])).map(({ name }) => name);
    expect(lines).toEqual(['replication', 'notes.txt']);
  });
});
