import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openClassroom } from '../classroom/open-classroom.ts';
import type { Classroom } from '../classroom/classroom.ts';
import { Seat } from '../contract/class.ts';
import { path, routes } from '../contract/routes.ts';
import { serve, type Served } from '../http/testing/serve.ts';
import { stubTalk } from '../http/testing/stubs.ts';
import type { Labs } from '../labs/labs.ts';
import { openLabs } from '../labs/open-labs.ts';
import { randomLab } from '../testing/test-engine.ts';
import { CLASS_POLICY } from '../workbench/limits.ts';
import { roomsOf } from './rooms.ts';

let served: Served;
let labs: Labs;
let classroom: Classroom;
const reported: unknown[] = [];

const stage = randomLab();

const report = (error: unknown) => void reported.push(error);

beforeAll(async () => {
  served = await serve({
    lab: stage,
    className: 'Smoke',
    async rooms(origin, home) {
      labs = openLabs({
        home,
        rooms: roomsOf(home),
        publishOnHost: false,
        policy: CLASS_POLICY,
        failed: report,
      });
      classroom = await openClassroom({
        name: 'Smoke',
        home,
        labs,
        stage,
        places: 2,
        hours: 1,
        urls: { join: `${origin}/j`, follow: `${origin}/f`, speaker: origin },
        report,
      });
      return { labs, classroom, talk: stubTalk() };
    },
  });
}, 60_000);

afterAll(async () => {
  const { left } = await classroom.end();
  expect(left).toEqual({ containers: 0, networks: 0, volumes: 0, images: 0, files: 0 });
  await classroom.close();
  await labs.close();
  await served.close();
}, 120_000);

type Learner = { lab: string; headers: { cookie: string; origin: string } };

async function join(name: string): Promise<Learner> {
  let code = '';
  classroom.watch((message) => {
    if (message.type === 'class') ({ code } = message.class);
  })();
  const headers = { origin: served.origin };
  const body = JSON.stringify({ code, name, language: 'ko' });
  const answer = await served.raw('POST', routes.joinClass, headers, body);
  expect(answer.status).toBe(200);
  const cookie = answer.cookies[0]?.split(';')[0] ?? '';
  const seat = Seat.parse(JSON.parse(answer.body));
  expect(seat.lab).not.toBeNull();
  return { lab: seat.lab ?? '', headers: { cookie, origin: served.origin } };
}

/** Opens the learner's terminal as their page does, types, and answers what it shows once that is seen. */
async function type({ lab, headers }: Learner, text: string, until: RegExp): Promise<string> {
  const page = new WebSocket(served.origin + path(routes.socket, { lab }), { headers });
  await expect.poll(() => labs.get(lab)?.ready, { timeout: 60_000, interval: 200 }).toBe(true);
  const address = path(routes.terminalSocket, { lab, terminal: 'shell' });
  const terminal = new WebSocket(served.origin + address, { headers });
  let shown = '';
  terminal.on('message', (data: Buffer, isBinary) => {
    shown += isBinary ? data.toString('utf8') : String(JSON.parse(data.toString('utf8')).data ?? '');
  });
  await expect.poll(() => shown, { timeout: 60_000 }).toMatch(/\$ /);
  terminal.send(JSON.stringify({ type: 'input', data: `${text}\r` }));
  await expect.poll(() => shown, { timeout: 30_000 }).toMatch(until);
  terminal.terminate();
  page.terminate();
  return shown;
}

const file = (lab: string) => `${path(routes.file, { lab })}?path=mine.txt`;

it('two learners join; each has a prompt in a lab of their own, and cannot touch that of the other', async () => {
  const [one, other] = [await join('학습자'), await join('Learner 2')];
  expect(one.lab).not.toBe(other.lab);

  await type(one, 'echo of-$((40 + 1)) > mine.txt; cat mine.txt', /of-41/);
  const shown = await type(other, 'ls; echo here-$((40 + 2))', /here-42/);
  expect(shown).not.toContain('mine.txt');

  expect((await served.raw('GET', file(one.lab), one.headers)).body).toContain('of-41');
  expect((await served.raw('GET', file(one.lab), other.headers)).status).toBe(403);
  const shell = path(routes.terminalSocket, { lab: one.lab, terminal: 'shell' });
  expect(await served.handshake(shell, one.headers)).toBe(101);
  expect(await served.handshake(shell, other.headers)).toBe(403);
  expect(reported).toEqual([]);
}, 120_000);
