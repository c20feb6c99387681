import { describe, expect, it } from 'vitest';
import { terminalTabs } from './pane-tabs.ts';

const shell = { id: 'shell', kind: 'shell', busy: false } as const;
const server = (name: string) => ({ name, role: 'alone', state: 'running' }) as const;

describe('the tabs of terminals', () => {
  it('are the shells, then a prompt for each database, the source first', () => {
    const terminals = [{ ...shell, id: 'shell-2' }, shell];
    const nodes = ['db-replica', 'db-source'].map(server);
    const tabs = terminalTabs(terminals, { nodes, links: [] });
    expect(tabs.map(({ id, open }) => `${id} ${open}`)).toEqual([
      'shell true',
      'shell-2 true',
      'db-source false',
      'db-replica false',
    ]);
  });

  it('show an open prompt once, and offer none for a server that is stopped', () => {
    const prompt = { id: 'db-source', kind: 'sql', on: 'db-source', busy: true } as const;
    const nodes = [server('db-source'), { ...server('db-replica'), state: 'stopped' as const }];
    const tabs = terminalTabs([shell, prompt], { nodes, links: [] });
    expect(tabs.map(({ id }) => id)).toEqual(['shell', 'db-source']);
  });

  it('take their colour from what a server does, else from its name', () => {
    const relay = { ...server('db-replica'), role: 'relay' as const };
    const tabs = terminalTabs([], { nodes: [relay, server('db-leaf'), server('db')], links: [] });
    expect(Object.fromEntries(tabs.map(({ id, role }) => [id, role]))).toEqual({
      'db-replica': 'relay',
      'db-leaf': 'replica',
      db: 'alone',
    });
  });
});
