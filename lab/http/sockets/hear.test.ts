import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { LabError } from '../../contract/lab-error.ts';
import { PlainTerminal } from '../../talk/testing/plain-terminal.ts';
import { labThatNeverComes, stubClassroom, stubTalk } from '../testing/stubs.ts';
import { serveLabSocket } from './lab-socket.ts';
import { serveTalkSocket } from './talk-socket.ts';
import { serveTerminalSocket } from './terminal-socket.ts';

const learner = { role: 'learner', learner: 'aaaaaaaa', lab: 'caaaaaaaa', secret: 'secret' } as const;
const gone = (): never => {
  throw new LabError('not-found');
};
const broken = (): never => {
  throw new Error('the disk is full');
};
const reported: unknown[] = [];
const report = (error: unknown): void => void reported.push(error);

const classroom = {
  ...stubClassroom({ aaaaaaaa: 'caaaaaaaa' }),
  active: gone,
  attend: () => ({ looksAt: gone, leave: () => undefined }),
};
const rooms = { labs: { get: () => undefined }, talk: stubTalk(), classroom };
const talk = { ...stubTalk(), follow: () => ({ receive: broken, leave: () => undefined }) };

let server: WebSocketServer;
let serve: (socket: WebSocket) => void;

beforeAll(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => serve(socket));
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
});

/** The code with which a window is closed after it has said this. */
async function closedAfter(message: object): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(socket, 'open');
  socket.send(JSON.stringify(message));
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

it('a learner who types while they are removed loses their window, and nobody else anything', async () => {
  const terminal = new PlainTerminal();
  serve = (socket) =>
    serveTerminalSocket(socket, {
      rooms,
      caller: learner,
      lab: 'caaaaaaaa',
      terminal,
      since: undefined,
      report,
    });
  expect(await closedAfter({ type: 'input', data: 'x' })).toBe(1011);
  expect(reported).toEqual([]);
});

it('so does one who turns a page', async () => {
  const held = { ...rooms, labs: { get: () => labThatNeverComes('caaaaaaaa') } };
  serve = (socket) => serveLabSocket(socket, { rooms: held, caller: learner, lab: 'caaaaaaaa', report });
  expect(await closedAfter({ type: 'watch', lesson: null, topology: false, rds: false })).toBe(1011);
});

it('what nobody expected is told to whoever runs the server', async () => {
  serve = (socket) => serveTalkSocket(socket, talk, { role: 'nobody', follower: undefined }, report);
  expect(await closedAfter({ type: 'upvote', id: 'x', on: true })).toBe(1011);
  expect(reported).toEqual([new Error('the disk is full')]);
});
