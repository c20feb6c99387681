import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { BuildContext } from './build-context.ts';
import { BASE, TestLab, until } from './testing/open-test-lab.ts';

// 8. Using everything up.

let engine: Engine;
let lab: TestLab;

beforeAll(async () => {
  engine = await testEngine();
  lab = await TestLab.open(engine, undefined, {
    containers: 3,
    networks: 2,
    volumes: 3,
    images: 4,
    pids: 40,
  });
});

afterAll(async () => {
  await lab.close();
  await engine.close();
});

const made = (answers: readonly { status: number }[]) =>
  answers.filter(({ status }) => status === 201).length;
const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_value, index) => work(index)));

test('containers, networks and volumes, also when many are asked for at once', async () => {
  const body = { Image: BASE, Cmd: ['true'] };
  const containers = await times(8, (index) => lab.api('POST', `/containers/create?name=many${index}`, body));
  expect(made(containers)).toBe(3);
  expect(containers.find(({ status }) => status !== 201)?.text).toContain(
    'this lab may have at most 3 containers',
  );
  await lab.api('POST', '/containers/prune');
  const networks = await times(6, (index) => lab.api('POST', '/networks/create', { Name: `many${index}` }));
  expect(made(networks)).toBe(2);
  await lab.api('POST', '/networks/prune');
  const volumes = await times(6, (index) => lab.api('POST', '/volumes/create', { Name: `many${index}` }));
  expect(made(volumes)).toBe(3);
  // A container that would bring one more is refused as well.
  const more = await lab.api('POST', '/containers/create', { ...body, HostConfig: { Binds: ['fourth:/x'] } });
  expect(more).toMatchObject({ status: 403, text: expect.stringContaining('at most 3 volumes') });
  await lab.api('POST', `/volumes/prune?filters=${encodeURIComponent('{"all":["1"]}')}`);
});

test('execs that are never started', async () => {
  await lab.run('execs');
  const answers = [];
  for (let index = 0; index < 34; index += 1)
    answers.push(await lab.api('POST', '/containers/execs/exec', { Cmd: ['true'] }));
  expect(made(answers)).toBe(32);
  expect(answers.at(-1)?.text).toContain('at most 32 commands');
  await lab.api('DELETE', '/containers/execs?force=1');
});

test('a fork bomb ends at the limit of processes', async () => {
  const script = '(for i in $(seq 100); do sleep 60 & done) 2>/dev/null; exec sleep 60';
  const id = await lab.run('bomb', { Cmd: ['sh', '-c', script] });
  const running = async () => {
    const { Processes } = (await engine.docker.getContainer(id).top()) as { Processes: unknown[] };
    return Processes.length;
  };
  await until('it forks', async () => (await running()) > 30);
  expect(await running()).toBeLessThanOrEqual(40);
  await lab.api('DELETE', '/containers/bomb?force=1');
});

test('connections beyond the limit are told so, and room comes back', async () => {
  const open: Socket[] = [];
  for (let index = 0; index < 128; index += 1) {
    const socket = connect(lab.socket);
    await once(socket, 'connect');
    open.push(socket);
  }
  expect(await lab.raw('GET /_ping HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 503 [^]*at most 128 connections/);
  for (const socket of open) socket.destroy();
  await until('there is room again', async () =>
    (await lab.raw('GET /_ping HTTP/1.0\r\n\r\n')).startsWith('HTTP/1.1 200'),
  );
});

test('a request whose head never ends is ended', { timeout: 60_000 }, async () => {
  const socket = connect(lab.socket);
  const end = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  let told = '';
  socket.on('data', (chunk) => (told += String(chunk))).on('error', () => undefined);
  socket.write('GET /_ping HTTP/1.1\r\nHost: docker\r\nX-');
  await end;
  expect(told).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body or a head that is too large is not read', async () => {
  const head = `POST /containers/create HTTP/1.1\r\nHost: docker\r\nContent-Length: ${2 ** 30}\r\n\r\n`;
  expect(await lab.raw(head, 'x'.repeat(1_200_000))).toMatch(/^HTTP\/1\.1 413 /);
  expect(await lab.raw(`GET /_ping HTTP/1.1\r\nHost: docker\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
});

test('a build context beyond the limit', async () => {
  const block = Buffer.alloc(8 * 2 ** 20);
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (; sent < 64; sent += 1) yield block;
    })(),
  );
  await expect(BuildContext.receive(endless)).rejects.toThrow('at most 256 MiB');
  expect(sent).toBeLessThan(40);
});

test('a hijacked stream that nobody reads stops its process, and the server stays small', async () => {
  const id = await lab.run('flood');
  const exec = await lab.api('POST', '/containers/flood/exec', {
    Cmd: ['cat', '/dev/zero'],
    AttachStdout: true,
  });
  const { Id } = exec.json as { Id: string };
  const socket = connect(lab.socket);
  const before = process.memoryUsage().rss;
  socket.write(
    `POST /exec/${Id}/start HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}`,
  );
  socket.pause();
  const received = async () => {
    const stats = (await engine.docker.getContainer(id).stats({ stream: false })) as {
      cpu_stats: { cpu_usage: { total_usage: number } };
    };
    return stats.cpu_stats.cpu_usage.total_usage;
  };
  let last = -1;
  await until('the process stands still', async () => {
    const now = await received();
    const stands = last > 0 && now - last < 50_000_000;
    last = now;
    await wait(200);
    return stands;
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  socket.destroy();
  await lab.api('DELETE', '/containers/flood?force=1');
});

test('a full disk: nothing begins that writes, and what makes room goes on', async () => {
  await lab.run('there');
  lab.state.full = 'This lab uses 7.1 GB of disk';
  const refusals = [
    ['POST', '/containers/create'],
    ['POST', '/containers/there/start'],
    ['POST', '/v1.45/containers/there/restart'],
    ['PUT', '/containers/there/archive?path=/'],
    ['POST', '/volumes/create'],
    ['POST', '/images/create?fromImage=mysql'],
    ['POST', '/build'],
    ['POST', '/commit?container=there'],
  ] as const;
  for (const [method, path] of refusals)
    expect(await lab.api(method, path, { Image: BASE }), path).toMatchObject({
      status: 507,
      text: expect.stringContaining('7.1 GB'),
    });
  const exec = await lab.api('POST', '/containers/there/exec', { Cmd: ['true'] });
  expect(exec.status).toBe(201);
  expect((await lab.api('DELETE', '/containers/there?force=1')).status).toBe(204);
  delete lab.state.full;
  expect((await lab.api('POST', '/volumes/create', { Name: 'room' })).status).toBe(201);
});

test('images and names for them, also when many are asked for at once', async () => {
  const tags = await times(8, (index) => lab.api('POST', `/images/${BASE}/tag?repo=many&tag=${index}`));
  expect(made(tags)).toBe(4);
  expect(tags.find(({ status }) => status !== 201)?.text).toContain('this lab may have at most 4 images');
  await lab.run('source');
  expect((await lab.api('POST', '/commit?container=source&repo=one-more')).text).toContain(
    'at most 4 images',
  );
  await lab.api('DELETE', '/images/many:0');
  const free = (await lab.api('GET', '/images/json')).text.match(/many:\d/)?.[0] ?? '';
  expect((await lab.api('DELETE', `/images/${free}`)).status).toBe(200);
  expect((await lab.api('POST', '/commit?container=source&repo=one-more')).status).toBe(201);
  await lab.api('DELETE', '/containers/source?force=1');
});
