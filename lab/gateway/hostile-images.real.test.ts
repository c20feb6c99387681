import { packTar } from 'modern-tar';
import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { testEngine } from '../testing/test-engine.ts';
import { BASE, TestLab } from './testing/open-test-lab.ts';
import { Outside } from './testing/outside.ts';

// 6. Images of others, and builds that reach for more than the lab.

let engine: Engine;
let lab: TestLab;
let other: TestLab;
let outside: Outside;
let otherImage: string;

beforeAll(async () => {
  engine = await testEngine();
  [lab, other, outside] = await Promise.all([
    TestLab.open(engine),
    TestLab.open(engine),
    Outside.make(engine),
  ]);
  const built = await build(
    other,
    { Dockerfile: `FROM ${BASE}\nRUN echo secret > /secret\n` },
    { t: 'theirs:1' },
  );
  expect(built).toContain('Successfully tagged theirs:1');
  otherImage = (await engine.docker.getImage(`rl-${other.names.lab}/theirs:1`).inspect()).Id;
});

afterAll(async () => {
  await outside.expectUntouched();
  const { RepoTags } = await engine.docker.getImage(otherImage).inspect();
  expect(RepoTags).toEqual([`rl-${other.names.lab}/theirs:1`]);
  await Promise.all([lab.close(), other.close(), outside.remove()]);
  await engine.close();
});

const file = (name: string, body: string) => ({ header: { name, size: body.length }, body });

const archive = (files: Record<string, string>) =>
  packTar(
    Object.entries(files).map(([name, body]) => ({ header: { name, size: Buffer.byteLength(body) }, body })),
  );

async function build(
  { socket }: TestLab,
  files: Record<string, string> | Uint8Array,
  query: Record<string, string> = {},
): Promise<string> {
  const context = files instanceof Uint8Array ? files : await archive(files);
  return new Promise((resolve, reject) => {
    const path = `/v1.45/build?${String(new URLSearchParams({ nocache: '1', ...query }))}`;
    const outgoing = request({ socketPath: socket, method: 'POST', path }, (answer) => {
      text(answer).then((body) => resolve(`${answer.statusCode} ${body}`), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(context);
  });
}

const references = () => [
  `${outside.name}:latest`,
  outside.imageId,
  outside.imageId.slice(7),
  outside.imageId.slice(7, 19),
  `rl-${other.names.lab}/theirs:1`,
  'theirs:1',
  otherImage,
  otherImage.slice(7, 19),
];

test('an image of somebody else’s cannot be seen, run, tagged, deleted or built on', async () => {
  for (const reference of references()) {
    const missing = { status: 404 };
    expect(await lab.api('GET', `/images/${reference}/json`)).toMatchObject(missing);
    expect(await lab.api('GET', `/images/${reference}/history`)).toMatchObject(missing);
    expect(await lab.api('POST', `/images/${reference}/tag?repo=mine`)).toMatchObject(missing);
    expect(await lab.api('DELETE', `/images/${reference}?force=1`)).toMatchObject(missing);
    expect(await lab.api('POST', '/containers/create', { Image: reference, Cmd: ['true'] })).toMatchObject(
      missing,
    );
    expect(await build(lab, { Dockerfile: `FROM ${reference}\n` })).toMatch(/^404 /);
    expect(await build(lab, { Dockerfile: `FROM ${BASE}\nCOPY --from=${reference} / /x\n` })).toMatch(
      /^4\d\d /,
    );
    expect(
      await build(lab, { Dockerfile: `ARG B\nFROM $B\n` }, { buildargs: JSON.stringify({ B: reference }) }),
    ).toMatch(/^404 /);
    expect((await lab.api('POST', `/images/create?fromImage=${reference}`)).status).toBeGreaterThanOrEqual(
      400,
    );
  }
});

test('a stage with the name of somebody’s image does not lead to the image', async () => {
  const unfinished = `FROM ${BASE} AS ${outside.name}\nCOPY --from=${outside.name} /etc /x\n`;
  expect(await build(lab, { Dockerfile: unfinished })).toMatch(/^404 /);
  // To the engine the second FROM is a line of text, and the third one names an image.
  const hidden = `FROM ${BASE}\nRUN <<\\USER\nFROM ${BASE} AS ${outside.name}\nUSER\nFROM ${outside.name}\n`;
  expect(await build(lab, { Dockerfile: hidden })).toMatch(/^403 /);
  const finished = `FROM ${BASE} AS ${outside.name}\nRUN echo ours > /x\nFROM ${outside.name}\nRUN cat /x\n`;
  expect(await build(lab, { Dockerfile: finished })).toContain('ours');
});

test('no step of a build is taken from what another lab has built', async () => {
  // What a step leaves behind depends on the network and the hosts that its builder chose for it.
  const step = `getent hosts victim.example > /found || true; cat /found; echo ${outside.name}`;
  const Dockerfile = `FROM ${BASE} AS one\nRUN ${step}\nFROM ${BASE}\nCOPY --from=0 /found /found\n`;
  const poisoned = { nocache: '', extrahosts: 'victim.example:192.0.2.66' };
  expect(await build(other, { Dockerfile }, poisoned)).toContain('192.0.2.66');
  const built = await build(lab, { Dockerfile }, { nocache: '' });
  expect(built).not.toMatch(/192\.0\.2\.66|Using cache/);
  expect(built).toContain('Step 4/4 : COPY');
  expect(built).not.toContain('replication-lab.');
  const again = await build(lab, { Dockerfile }, { nocache: '', target: 'One' });
  expect(again).toContain('Step 2/2 : RUN');
  expect(again).toContain('Using cache');
});

test('what other labs write on their images does not weigh on this one', async () => {
  // The engine writes this letter as six; a list of all images would be too long to be read.
  const wordy = { Image: BASE, Cmd: ['true'], Labels: { words: '\u2028'.repeat(345_000) } };
  const { Id } = (await other.api('POST', '/containers/create', wordy)).json as { Id: string };
  const statuses = [];
  for (let tag = 0; tag < 18; tag += 1)
    statuses.push((await other.api('POST', `/commit?container=${Id}&repo=words&tag=${tag}`)).status);
  // Its own images are counted before each, until their list is too long to be read.
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(16);
  expect(statuses.at(-1)).toBe(403);
  expect(await lab.api('GET', '/images/json')).toMatchObject({ status: 200 });
});

test('an image of the lab’s under somebody else’s name is another image', async () => {
  expect(await build(lab, { Dockerfile: `FROM ${BASE}\nLABEL a=b\n` }, { t: 'theirs:1' })).toMatch(/^200 /);
  expect(await lab.api('POST', `/images/theirs:1/tag?repo=${outside.name}&tag=latest`)).toMatchObject({
    status: 201,
  });
  expect((await engine.docker.getImage(`${outside.name}:latest`).inspect()).Id).toBe(outside.imageId);
  expect((await lab.api('DELETE', '/images/theirs:1')).status).toBe(200);
  expect((await lab.api('DELETE', `/images/${outside.name}:latest`)).status).toBe(200);
});

test('a shared image stays, by name and by id', async () => {
  const { Id } = await engine.docker.getImage(BASE).inspect();
  for (const reference of [BASE, Id, Id.slice(7, 19)])
    expect(await lab.api('DELETE', `/images/${reference}?force=1`)).toMatchObject({ status: 403 });
  // A name of the lab's own over the shared one goes, and the shared one stays.
  expect(await lab.api('POST', `/images/${BASE}/tag?repo=debian&tag=trixie-slim`)).toMatchObject({
    status: 201,
  });
  expect(await lab.api('DELETE', `/images/${BASE}`)).toMatchObject({ status: 200 });
  expect((await engine.docker.getImage(BASE).inspect()).Id).toBe(Id);
});

test.each([
  ['the host’s network', { networkmode: 'host' }],
  ['somebody’s network', { networkmode: 'container:x' }],
  ['a remote context', { remote: 'http://127.0.0.1/' }],
  ['a git context', { remote: 'git://host/x' }],
  ['BuildKit', { version: '2' }],
  ['a session', { session: 'x' }],
  ['another cgroup', { cgroupparent: '/' }],
  ['squashing', { squash: '1' }],
  ['outputs', { outputs: '[{"type":"local"}]' }],
  ['more memory', { memory: String(2 ** 40) }],
  ['ulimits', { ulimits: '[{"Name":"nofile","Soft":1,"Hard":99999999}]' }],
  ['labels of ours', { labels: '{"replication-lab.lab":"x"}' }],
  ['an odd name', { t: '../x' }],
])('a build with %s is refused', async (_name, query) => {
  expect(await build(lab, { Dockerfile: `FROM ${BASE}\n` }, query)).toMatch(/^40[034] /);
});

test.each([
  ['RUN --mount', `FROM ${BASE}\nRUN --mount=type=bind,target=/x ls\n`],
  ['RUN --network', `FROM ${BASE}\nRUN --network=host ls\n`],
  ['ADD of a URL', `FROM ${BASE}\nADD http://127.0.0.1:1/x /x\n`],
  ['ONBUILD', `FROM ${BASE}\nONBUILD RUN ls\n`],
  ['our label', `FROM ${BASE}\nLABEL replication-lab.lab=x\n`],
])('%s is refused', async (_name, Dockerfile) => {
  expect(await build(lab, { Dockerfile })).toMatch(/^40[03] /);
});

test('an archive that would be read in two ways is read in ours', async () => {
  const bad = `FROM ${outside.name}\n`;
  const good = `FROM ${BASE}\nRUN echo read-ours\n`;
  const last = await packTar([file('Dockerfile', bad), file('./Dockerfile', good)]);
  expect(await build(lab, last)).toContain('read-ours');
  const first = await packTar([file('Dockerfile', good), file('x/../Dockerfile', bad)]);
  expect(await build(lab, first)).toMatch(/^404 /);
  const link = { header: { name: 'Dockerfile', size: 0, type: 'symlink' as const, linkname: 'other' } };
  expect(await build(lab, await packTar([file('other', bad), link]))).toMatch(/^400 /);
  const folder = { header: { name: 'sub', size: 0, type: 'symlink' as const, linkname: 'real' } };
  const through = await packTar([file('real/Dockerfile', bad), folder, file('sub/Dockerfile', good)]);
  expect(await build(lab, through, { dockerfile: 'sub/Dockerfile' })).not.toContain(
    outside.imageId.slice(7, 19),
  );
  expect(await build(lab, await packTar([file('other', good)]))).toContain('Cannot locate');
  expect(await build(lab, { Dockerfile: good }, { dockerfile: '../../etc/passwd' })).toContain(
    'Cannot locate',
  );
  expect(await build(lab, gzipSync(await archive({ Dockerfile: good })))).toContain('read-ours');
  expect(await build(lab, Buffer.from('no archive at all'))).toMatch(/^[45]\d\d /);
});

test.each(['character-device', 'block-device', 'fifo'] as const)(
  'a %s in an archive does not reach the engine, which would open it',
  async (type) => {
    const odd = { header: { name: 'odd', size: 0, type, devmajor: 1, devminor: 5 } };
    const context = await packTar([odd, file('Dockerfile', `FROM ${BASE}\nCOPY odd /x\n`)]);
    expect(await build(lab, context)).toMatch(/^400 .*files, directories and links/);
  },
);

test('a build runs on the lab’s network, not on the engine’s own', async () => {
  const { IPAM } = (await engine.docker.getNetwork(lab.names.network).inspect()) as {
    IPAM: { Config: { Gateway: string }[] };
  };
  const gateway = IPAM.Config[0]?.Gateway ?? '';
  const hex = gateway
    .split('.')
    .toReversed()
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  expect(await build(lab, { Dockerfile: `FROM ${BASE}\nRUN cat /proc/net/route\n` })).toContain(hex);
});

test('what a lab has not says so', async () => {
  for (const [method, path] of [
    ['POST', '/images/load'],
    ['GET', `/images/${BASE}/get`],
    ['GET', '/images/get?names=a'],
    ['POST', `/images/${BASE}/push`],
    ['POST', '/images/create?fromSrc=-'],
    ['POST', '/images/create?fromSrc=http://127.0.0.1/'],
    ['GET', '/images/search?term=a'],
    ['POST', '/auth'],
    ['GET', '/plugins'],
    ['POST', '/plugins/pull?remote=x'],
    ['POST', '/swarm/init'],
    ['GET', '/secrets'],
    ['POST', '/secrets/create'],
    ['POST', '/configs/create'],
    ['POST', '/services/create'],
    ['POST', '/session'],
    ['POST', '/grpc'],
  ] as const)
    expect(await lab.api(method, path), path).toMatchObject({
      status: 403,
      text: expect.stringContaining('not part of this lab'),
    });
});

test('the engine itself fetches nothing for a learner', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('x');
  });
  await new Promise<void>((resolve) => void server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x`;
  await build(lab, { Dockerfile: `FROM ${BASE}\nADD ${url} /x\n` });
  await build(lab, { Dockerfile: `FROM ${BASE}\n` }, { remote: url });
  await lab.api('POST', `/images/create?fromSrc=${url}`);
  expect(asked).toBe(0);
  server.close();
});
