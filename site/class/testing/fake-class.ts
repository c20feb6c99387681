import type { Page, WebSocketRoute } from 'playwright-core';
import type { ClassMessage, ClassState, LearnerRow } from '../../../lab/contract/class.ts';
import type { LabMessage } from '../../../lab/contract/socket.ts';
import type { TerminalInput } from '../../../lab/contract/terminal.ts';

const json = (message: unknown) => JSON.stringify(message);

/** A class as the server would tell it. */
export function classState(more: Partial<ClassState> = {}): ClassState {
  const now = Date.now();
  return {
    name: 'MySQL 복제 실습',
    code: 'K7QM-3RXA',
    joinUrl: 'https://lab.example.com/j',
    followUrl: 'https://lab.example.com/f',
    speakerUrl: 'https://lab.example.com/speaker',
    startedAt: now - 3_600_000,
    endsAt: now + 2.5 * 3_600_000,
    paused: false,
    capacity: {
      labs: 42,
      labMemoryBytes: 1.1e9,
      machineMemoryBytes: 64e9,
      boundBy: 'memory',
      measured: true,
    },
    spares: 2,
    machine: { memoryFreeBytes: 17.4e9, diskFreeBytes: 220e9, load: 1.7 },
    ...more,
  };
}

type Asked = { method: string; path: string; body: unknown };

/**
 * Stands in for the server behind the instructor's page: the session, the class's socket, a learner's lab and its
 * terminals. The same page meets the real server in the tests of the whole.
 */
export async function fakeClass(
  page: Page,
  state: ClassState | undefined,
  learners: readonly LearnerRow[],
  { role = 'instructor', answers = {} }: { role?: string; answers?: Record<string, unknown> } = {},
) {
  const asked: Asked[] = [];
  const typed: TerminalInput[] = [];
  let socket: WebSocketRoute | undefined;
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const method = route.request().method();
    if (pathname === '/api/session') {
      return route.fulfill({ json: { lab: 'stage', role, version: 'test', class: state?.name ?? null } });
    }
    const sent = route.request().postData();
    asked.push({ method, path: pathname, body: sent === null ? undefined : JSON.parse(sent) });
    const answer = answers[`${method} ${pathname}`];
    return answer === undefined ? route.fulfill({ status: 204 }) : route.fulfill({ json: answer });
  });
  await page.routeWebSocket('**/api/class/socket', (route) => {
    socket = route;
    if (state !== undefined) route.send(json({ type: 'class', class: state } satisfies ClassMessage));
    route.send(json({ type: 'learners', learners: [...learners] } satisfies ClassMessage));
  });
  await page.routeWebSocket('**/api/labs/*/socket', (route) => {
    const messages: LabMessage[] = [
      {
        type: 'terminals',
        terminals: [
          { id: 'shell', kind: 'shell', busy: false },
          { id: 'db-replica', kind: 'sql', on: 'db-replica', busy: false },
        ],
      },
      {
        type: 'lesson',
        lesson: {
          lesson: '06-point-the-replica',
          steps: [],
          diagnoses: [
            {
              id: 'source-host-unknown',
              on: 'db-replica',
              values: { host: 'db-sorce' },
              evidence: "2005 Unknown MySQL server host 'db-sorce'",
              curable: true,
            },
          ],
        },
      },
    ];
    for (const message of messages) route.send(json(message));
  });
  await page.routeWebSocket('**/terminals/**', (route) => {
    const data = '~/replication $ docker compose up -d\r\n 컨테이너 db-source 시작됨\r\n~/replication $ ';
    route.send(json({ type: 'screen', position: 0, columns: 90, rows: 24, data }));
    route.send(json({ type: 'size', columns: 90, rows: 24, owned: false }));
    route.onMessage((text) => typed.push(JSON.parse(String(text)) as TerminalInput));
  });
  return { asked, typed, say: (message: ClassMessage) => socket?.send(json(message)) };
}
