import type { Page, WebSocketRoute } from 'playwright-core';
import { RdsInput } from '../../lab/contract/rds.ts';
import type { LabMessage, WatchMessage } from '../../lab/contract/socket.ts';
import type { FakeRds } from './fake-rds.ts';

/** What the page asked the lab to do: method and path. */
export type Asked = { method: string; path: string };

/** The session of a learner at home; a test of a class answers `/api/session` itself. */
const atHome = { lab: 'my', role: 'speaker', class: null, version: 'test' };

/**
 * Stands in for the lab behind a page of the built site: the session, the state socket and the actions, so that the
 * page can be looked at in any state. The same page meets the real server in the tests of the whole.
 */
export async function fakeLab(
  page: Page,
  first: LabMessage[],
  answers: Record<string, unknown> = {},
  rds?: FakeRds,
) {
  const asked: Asked[] = [];
  const watched: WatchMessage[] = [];
  let socket: WebSocketRoute | undefined;
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const method = route.request().method();
    if (pathname === '/api/session') return route.fulfill({ json: answers[pathname] ?? atHome });
    asked.push({ method, path: pathname });
    const action = /\/rds\/actions\/(\w+)$/.exec(pathname)?.[1];
    if (rds !== undefined && action !== undefined) {
      const input = RdsInput.parse(JSON.parse(route.request().postData() ?? '{}'));
      return route.fulfill({ json: rds.answer(action, input) });
    }
    const answer = Object.entries(answers).find(([end]) => pathname.endsWith(end))?.[1];
    return answer === undefined ? route.fulfill({ status: 204 }) : route.fulfill({ json: answer });
  });
  await page.routeWebSocket('**/api/labs/my/socket', (route) => {
    socket = route;
    route.onMessage((text) => watched.push(JSON.parse(String(text)) as WatchMessage));
    for (const message of first) route.send(JSON.stringify(message));
    if (rds === undefined) return;
    rds.tell = (state) => route.send(JSON.stringify({ type: 'rds', rds: state }));
    rds.tell(rds.state);
  });
  await page.routeWebSocket('**/terminals/**', (route) => {
    route.send(
      JSON.stringify({ type: 'screen', position: 0, columns: 80, rows: 24, data: '~/replication $ ' }),
    );
  });
  return { asked, watched, say: (message: LabMessage) => socket?.send(JSON.stringify(message)) };
}

/** A lab that is ready, with two servers and a replica that cannot reach its source. */
export function readyLab(): LabMessage[] {
  return [
    {
      type: 'lab',
      lab: {
        id: 'my',
        phase: 'ready',
        engine: {
          kind: 'own',
          version: '26.1.5',
          apiVersion: '1.45',
          imagesFromPackages: false,
          memoryBytes: 8e9,
        },
        progress: [],
        notices: [],
      },
    },
    {
      type: 'terminals',
      terminals: [
        { id: 'shell', kind: 'shell', directory: '/workspace/replication', busy: false },
        { id: 'db-replica', kind: 'sql', on: 'db-replica', busy: false },
      ],
    },
    {
      type: 'topology',
      topology: {
        nodes: [
          {
            name: 'db-source',
            role: 'source',
            state: 'running',
            readOnly: 'off',
            transactions: 4,
            serverId: 1,
          },
          {
            name: 'db-replica',
            role: 'replica',
            state: 'running',
            readOnly: 'super_read_only',
            transactions: 0,
            serverId: 2,
          },
        ],
        links: [
          {
            from: 'db-source',
            sourceHost: 'db-source',
            sourcePort: 3307,
            to: 'db-replica',
            receiver: 'connecting',
            applier: 'on',
            errorNumber: 2003,
          },
        ],
      },
    },
  ];
}
