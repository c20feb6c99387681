import { networkInterfaces } from 'node:os';
import type Dockerode from 'dockerode';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labFilter, labNames, RDS_PART_LABEL, type LabNames } from '../engine/lab-names.ts';
import { logsOf, runContainer } from '../testing/outsider.ts';
import { WORKBENCH_IMAGE } from '../workbench/container.ts';
import { CLASS_POLICY } from '../workbench/limits.ts';
import { LISTENER, listenHere, probe, probeLink, type ThisMachine } from './testing/probing.ts';
import { openTestRds, shop, type TestRds } from './testing/test-rds.ts';

// Two learners of one class, each in a lab as a class gives it. What `a` tries is all that a learner has: a shell in
// the workbench, and its `docker`. The numbers are those of the list of what hostile learners try.

const IMAGE = 'debian:trixie-slim';
const PORT = 47_001;
const LISTEN = ['perl', '-e', LISTENER, String(PORT)];
/** Where clouds tell secrets to whoever asks, and a name server of outside. */
const OUTSIDE = ['169.254.169.254:80', '1.1.1.1:53'];

let a: TestRds;
let b: TestRds;
let ofA: LabNames;
let ofB: LabNames;
let here: ThisMachine;
/** On the engine's own network, as a service of the machine would listen. */
let machine: Dockerode.Container;
/** Where nobody must answer. */
let targets: string[];
let victim: string;

beforeAll(async () => {
  [a, b, here] = await Promise.all([
    openTestRds({ policy: CLASS_POLICY }),
    openTestRds({ policy: CLASS_POLICY }),
    listenHere(),
  ]);
  [ofA, ofB] = [labNames(a.lab.lab), labNames(b.lab.lab)];
  await b.rds.call('CreateDBInstance', shop(), 'console');
  const { docker } = a.lab.engine;
  const HostConfig = { NetworkMode: 'host', Init: true };
  machine = await docker.createContainer({ Image: WORKBENCH_IMAGE, Cmd: LISTEN, HostConfig });
  await machine.start();
  await Promise.all([makeVictim(), makeProber(), b.until('shop', 'available')]);
  targets = await findTargets(docker);
}, 180_000);

afterAll(async () => {
  here.close();
  await machine.remove({ force: true });
  await Promise.all([a.dispose(), b.dispose()]);
}, 60_000);

async function makeVictim(): Promise<void> {
  await done(b, 'network create hidden');
  victim = await done(b, 'run -d --init --name victim --network hidden', IMAGE, ...LISTEN);
  await done(b, 'network connect bridge victim');
  await done(b, 'volume create hidden');
  await done(b, 'commit victim hidden');
  const script = 'echo secret > secret; nohup perl -e "$0" "$1" > listening 2>&1 &';
  await b.lab.workbench.exec(['sh', '-c', script, LISTENER, String(PORT)]);
}

async function makeProber(): Promise<void> {
  await done(a, 'network create --subnet 172.29.240.0/24 mine');
  await done(a, 'run -d --init --name friend --network mine', IMAGE, ...LISTEN);
  await done(a, 'run -d --init --name prober --network mine', IMAGE, 'sleep', 'infinity');
  await done(a, 'network connect bridge prober');
}

async function findTargets(docker: Dockerode): Promise<string[]> {
  const addressesOf = async (container: string) => {
    const { Networks } = (await docker.getContainer(container).inspect()).NetworkSettings;
    return Object.values(Networks).map(({ IPAddress }) => IPAddress);
  };
  const [server] = await docker.listContainers({
    filters: { label: [...labFilter(ofB.lab).label, `${RDS_PART_LABEL}=server`] },
  });
  const ofMachine = (await onMachine('hostname', '-I')).split(/\s+/).filter((word) => /^\d+\./.test(word));
  const ofHost = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal),
  );
  const found = [
    ...(await addressesOf(victim)).map((address) => `${address}:${PORT}`),
    ...(await addressesOf(ofB.workbench)).map((address) => `${address}:${PORT}`),
    ...(await addressesOf(server?.Id ?? '')).map((address) => `${address}:3306`),
    ...ofMachine.map((address) => `${address}:${PORT}`),
    ...ofHost.map(({ address }) => `${address}:${here.port}`),
    // On an open network the first address is the machine's.
    ...(await addressesOf(ofA.workbench)).map((address) => address.replace(/\d+$/, `1:${PORT}`)),
  ];
  // Two networks of the victim, its workbench on both, RDS on two, and at least one address of each machine.
  expect(found.length).toBeGreaterThanOrEqual(10);
  return [...found, ...OUTSIDE];
}

async function onMachine(...command: string[]): Promise<string> {
  const options = { HostConfig: { NetworkMode: 'host' } };
  return (await runContainer(a.lab.engine, WORKBENCH_IMAGE, command, options)).stdout;
}

/** `docker` in the workbench: the words of a line, then others that may have spaces. */
function docker(of: TestRds, line: string, ...more: string[]) {
  return of.lab.workbench.exec(['docker', ...line.split(' '), ...more]);
}

async function done(of: TestRds, line: string, ...more: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker(of, line, ...more);
  if (exitCode !== 0) throw new Error(`docker ${line}: ${stderr}`);
  return stdout.trim();
}

/** What `docker` says when it is refused. */
async function refusal(line: string, ...more: string[]): Promise<string> {
  const { exitCode, stderr } = await docker(a, line, ...more);
  expect(exitCode, `docker ${line}`).not.toBe(0);
  return stderr;
}

describe('what a lab reaches', () => {
  test('the probe itself sees what may be seen', async () => {
    const friend = await done(a, 'inspect -f {{.NetworkSettings.Networks.mine.IPAddress}} friend');
    const seen = await done(a, 'exec prober', ...probe(`friend:${PORT}`));
    expect(seen.split('\n').sort()).toEqual(
      ['done', 'icmp friend', `tcp friend:${PORT}`, `udp friend:${PORT}`].sort(),
    );
    const bench = await a.lab.workbench.exec(probe(`${friend}:${PORT}`));
    expect(bench.stdout).toContain(`tcp ${friend}:${PORT}`);
    // On the engine's own network everything of the machine answers.
    const own = (await onMachine('hostname', '-I')).split(' ')[0] ?? '';
    expect(await onMachine(...probe(`${own}:${PORT}`))).toContain(`udp ${own}:${PORT}`);
  });

  test('nothing but itself: not the other lab, not its RDS, not the machine, nothing outside', async () => {
    const before = await logsOf(a.lab.engine, machine.id);
    const [container, workbench] = await Promise.all([
      docker(a, 'exec prober', ...probe(...targets)),
      a.lab.workbench.exec(probe(...targets)),
    ]);
    expect(container).toMatchObject({ stdout: 'done\n' });
    expect(workbench).toMatchObject({ stdout: 'done\n' });
    expect(here.visitors).toBe(0);
    expect(await logsOf(a.lab.engine, machine.id)).toBe(before);
    expect(await done(b, 'logs victim')).toBe('ready');
    expect((await b.lab.workbench.exec(['cat', 'listening'])).stdout).toBe('ready\n');
  });

  test('a bridge does not answer by its address of the link', async () => {
    const bridges = (await onMachine('cat', '/proc/net/if_inet6'))
      .split('\n')
      .filter((line) => line.startsWith('fe80') && / br-/.test(line))
      .map((line) => (line.slice(0, 32).match(/.{4}/g) ?? []).join(':'));
    for (const bridge of bridges.slice(0, 8))
      expect(await done(a, 'exec prober', ...probeLink(bridge, PORT))).not.toContain('connected');
  });

  test('no names of outside, nor of the other lab, whatever name server is asked for', async () => {
    const own = (await onMachine('hostname', '-I')).split(' ')[0] ?? '';
    const { Endpoint } = (await b.rds.instances())[0] ?? {};
    for (const name of ['example.com', 'victim', Endpoint?.Address ?? '']) {
      expect((await docker(a, 'exec prober getent hosts', name)).stdout).toBe('');
      expect((await a.lab.workbench.exec(['getent', 'hosts', name])).stdout).toBe('');
      expect(
        (await docker(a, `run --rm --network mine --dns ${own}`, IMAGE, 'getent', 'hosts', name)).stdout,
      ).toBe('');
    }
    expect(await done(a, 'exec prober getent hosts friend')).toContain('friend');
  });

  test('a build has no network at all', async () => {
    const files = {
      'b/Dockerfile': `FROM ${IMAGE}\nCOPY probe.pl /\nRUN perl /probe.pl ${targets.join(' ')} | grep -qx done\nRUN [ "$(ls /sys/class/net)" = lo ]\n`,
      'b/probe.pl': probe()[2] ?? '',
    };
    for (const [path, text] of Object.entries(files))
      await a.lab.workbench.files.write({ path, text, version: null });
    await done(a, 'build -q b');
    expect(await refusal('build --network mine b')).toContain('a network for builds is not part of this lab');
  });
});

describe('what a lab takes of another', () => {
  test('4. and 5. nothing to look at or to end', async () => {
    for (const id of [victim, victim.slice(0, 12), `${ofB.prefix}victim`, ofB.workbench, ofA.workbench])
      for (const what of ['inspect', 'logs', 'rm', 'kill', 'exec', 'commit', 'export', 'top'])
        expect(await refusal(what, id, ...(what === 'exec' ? ['true'] : []))).toMatch(
          /No such (?:container|object)/,
        );
    for (const what of [
      'ps -a',
      'network ls',
      'volume ls',
      'images',
      'system df -v',
      'info',
      'events --since 10m --until 0s',
    ])
      expect(await done(a, what)).not.toMatch(
        new RegExp(`name=victim|${victim.slice(0, 12)}|${ofB.lab}|hidden$`, 'm'),
      );
  });

  test('1. no files', async () => {
    await a.lab.workbench.exec(['ln', '-s', `/var/lib/docker/volumes/${ofB.workspace}/_data`, 'theirs']);
    const volumes = [ofB.workspace, `${ofB.prefix}hidden`, 'hidden'];
    for (const volume of volumes)
      expect(await done(a, 'run --rm -v', `${volume}:/x`, IMAGE, 'ls', '/x')).toBe('');
    // They have become volumes of this lab, by those names.
    await done(a, 'volume rm', ...volumes);
    for (const source of [`/var/lib/docker/volumes/${ofB.workspace}/_data`, '/', '/var/run/docker.sock'])
      expect(await refusal('run --rm -v', `${source}:/x`, IMAGE, 'ls', '/x')).toContain(
        'is not part of this lab',
      );
    expect(await refusal('run --rm -v /workspace/theirs:/x', IMAGE, 'ls', '/x')).not.toContain('secret');
    expect(await refusal('run --rm --volumes-from', victim, IMAGE, 'true')).toContain('No such container');
  });

  test('2. and 3. no place in its networks and namespaces, however it is written', async () => {
    for (const [option, words] of [
      [`--network ${ofB.network}`, 'not found'],
      [`--network ${ofB.prefix}hidden`, 'not found'],
      [`--network container:${victim}`, 'No such container'],
      [`--pid container:${victim}`, 'No such container'],
      [`--ipc container:${ofB.prefix}victim`, 'No such container'],
      ['--network host', 'is not part of this lab'],
      ['--pid host', 'is not part of this lab'],
      ['--cap-add NET_RAW', 'is not part of this lab'],
      ['--cap-add NET_ADMIN', 'is not part of this lab'],
      ['--sysctl net.ipv6.conf.all.disable_ipv6=0', 'is not part of this lab'],
      [`--link ${victim}:db`, 'No such container'],
    ] as const)
      expect(await refusal(`run --rm ${option}`, IMAGE, 'true')).toContain(words);
    const twice = `{"Image":"${IMAGE}","HostConfig":{"NetworkMode":"bridge","NetworkMode":"${ofB.network}"}}`;
    const socket = ['curl', '-s', '--unix-socket', '/var/run/docker.sock', '-H', 'Content-Type: text/plain'];
    const { stdout } = await a.lab.workbench.exec([
      ...socket,
      '-d',
      twice,
      'http://docker/containers/create',
    ]);
    expect(stdout).toContain('not found');
  });

  test('6. and 7. names, ports, subnets', async () => {
    expect(await refusal('run --rm', `rl-${ofB.lab}/hidden`, 'true')).toContain('is not part of this lab');
    await done(a, `tag ${IMAGE} hidden`);
    await done(a, 'rmi hidden');
    expect(await done(b, 'images -q hidden')).not.toBe('');
    await done(a, 'run -d --init --name victim --network mine -p 3306:3306', IMAGE, 'sleep', 'infinity');
    await done(b, 'run -d --init --name same-port -p 3306:3306', IMAGE, 'sleep', 'infinity');
    expect(await done(b, 'exec victim getent hosts victim')).not.toBe(
      await done(a, 'exec victim getent hosts victim'),
    );
    const taken = await docker(b, 'network create --subnet 172.29.240.128/25 mine');
    expect(taken.stderr).toContain('the subnet is taken');
    for (const subnet of ['169.254.0.0/16', '127.0.0.0/16', '224.0.0.0/16', '10.0.0.0/16', '0.0.0.0/0'])
      expect(await refusal('network create --subnet', subnet, 'odd')).toContain(
        'must be a private IPv4 subnet',
      );
    await done(a, 'rm -f victim');
  });

  test('8. no memory: who has used up their own is told so, and the other goes on', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await done(a, `create --init --name ${name}`, IMAGE, 'sleep', 'infinity');
    // Three of 768 MiB beside the two that run, and one of less, make 4.5 GiB.
    await done(a, 'start one two three');
    const started = await Promise.all(['four', 'five'].map((name) => docker(a, `start ${name}`)));
    expect(started.filter(({ exitCode }) => exitCode === 0)).toHaveLength(1);
    expect(started.find(({ exitCode }) => exitCode !== 0)?.stderr).toContain(
      'of its 4608 MiB of memory already',
    );
    expect(await refusal('update --memory 1g prober')).toContain('above the limit of this lab');
    await done(b, 'restart -t 0 same-port');
    await done(a, 'rm -f one two three four five');
  });
});

test('what is closed looks as on any engine', async () => {
  // An engine may have options of its own for every network, such as the MTU.
  expect(await done(a, 'network inspect -f {{.Internal}}{{.Options}} mine')).toMatch(
    /^falsemap\[(?:com\.docker\.network\.driver\.mtu:\d+)?\]$/,
  );
  await done(a, 'network create --internal inner');
  expect(await done(a, 'network inspect -f {{.Internal}} inner')).toBe('true');
  expect(await done(a, 'inspect -f {{.HostConfig.CapDrop}}{{.HostConfig.Ulimits}} prober')).toBe('[][]');
  expect(await refusal('pull busybox')).toContain('this lab reaches no registry');
});
