import { connect, createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labNames } from '../../engine/lab-names.ts';
import { eventually, openTestLab, type TestLab } from '../testing/test-workbench.ts';
import type { LabChange } from '../workbench.ts';

let lab: TestLab;
const notices: Extract<LabChange, { kind: 'notice' }>[] = [];
beforeAll(async () => {
  lab = await openTestLab({ publishOnHost: true });
  lab.workbench.onChange((change) => {
    if (change.kind === 'notice') notices.push(change);
  });
});
afterAll(() => lab.dispose());

/** A server of one line, in Perl, which the smallest Debian has. */
const SERVER = `use IO::Socket; $s = IO::Socket::INET->new(LocalPort => 80, Listen => 5, ReuseAddr => 1);
  while ($c = $s->accept) { print $c "hello from $ARGV[0]\\n"; close $c }`;

async function docker(...command: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await lab.workbench.exec(['docker', ...command]);
  expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: '' });
  return stdout;
}

function serve(name: string, ...options: string[]): Promise<string> {
  return docker('run', '-d', '--name', name, ...options, 'debian:trixie-slim', 'perl', '-e', SERVER, name);
}

async function greeting(name: string): Promise<string> {
  return eventually(`a greeting of ${name}`, async () => {
    try {
      return await text(await lab.workbench.dial(name, 80));
    } catch {
      return undefined; // the container has just been started
    }
  });
}

/** A port of this machine that was free a moment ago. */
async function freePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

test('dials a container by the name that the learner gave it, in any network of theirs', async () => {
  await docker('network', 'create', 'apart');
  await Promise.all([serve('near'), serve('far', '--network', 'apart')]);
  expect(await greeting('near')).toBe('hello from near\n');
  expect(await greeting('far')).toBe('hello from far\n');
  await docker('rm', '-f', 'near', 'far');
  await expect(lab.workbench.dial('near', 80)).rejects.toMatchObject({ code: 'container-missing' });
});

test("another lab's container is none", async () => {
  const other = await openTestLab();
  try {
    await other.workbench.exec([
      'docker',
      'run',
      '-d',
      '--name',
      'theirs',
      'debian:trixie-slim',
      'sleep',
      '100',
    ]);
    for (const name of ['theirs', `../${other.lab}-theirs`, labNames(other.lab).workbench]) {
      await expect(lab.workbench.dial(name, 80)).rejects.toMatchObject({ code: 'container-missing' });
    }
  } finally {
    await other.dispose();
  }
});

test('a published port is open in the workbench and on this machine, until the container is gone', async () => {
  const { port, release } = await freePort();
  await release();
  await serve('web', '-p', `${port}:80`);
  await greeting('web');
  for (const host of ['127.0.0.1', 'localhost']) {
    const { stdout } = await lab.workbench.exec(['bash', '-c', `cat < /dev/tcp/${host}/${port}`]);
    expect(stdout).toBe('hello from web\n');
  }
  expect(await text(connect(port, '127.0.0.1'))).toBe('hello from web\n');
  await docker('rm', '-f', 'web');
  await eventually('the closed port', async () => {
    const { exitCode } = await lab.workbench.exec(['bash', '-c', `exec 3<> /dev/tcp/127.0.0.1/${port}`]);
    return exitCode !== 0 || undefined;
  });
});

test('a port that something on this machine holds is told, and still open in the workbench', async () => {
  const { port, release } = await freePort();
  await serve('taken', '-p', `${port}:80`);
  await greeting('taken');
  const { stdout } = await lab.workbench.exec(['bash', '-c', `cat < /dev/tcp/127.0.0.1/${port}`]);
  expect(stdout).toBe('hello from taken\n');
  const notice = { kind: 'notice', code: 'port-taken', values: { port: String(port) } };
  expect(notices).toContainEqual({ ...notice, over: false });
  await docker('rm', '-f', 'taken');
  await eventually(
    'the end of it',
    () => notices.some(({ code, over }) => code === 'port-taken' && over) || undefined,
  );
  await release();
});

test('a learner who opens connections without end is refused some, and has Docker again when they are closed', async () => {
  // Each of these says nothing and stays; sshd takes them, the gateway does not take all.
  const flood = `use IO::Socket::UNIX; my @all; for (1..400) {
    push @all, IO::Socket::UNIX->new(Peer => "/var/run/docker.sock") or die } sleep 1;
    my $closed = grep { $_->blocking(0); defined(sysread $_, my $b, 1) } @all; print "$closed\n"`;
  const { stdout } = await lab.workbench.exec(['perl', '-MIO::Socket', '-e', flood]);
  expect(Number(stdout)).toBeGreaterThan(100);
  await eventually("the learner's Docker", async () => {
    const { exitCode } = await lab.workbench.exec(['docker', 'ps', '--quiet']);
    return exitCode === 0 || undefined;
  });
});

test('much data in both directions arrives whole', async () => {
  await lab.workbench.exec(['sh', '-c', 'head -c 30000000 /dev/urandom > data']);
  await docker('run', '-d', '--name', 'store', 'debian:trixie-slim', 'sleep', '1000');
  await docker('cp', '--quiet', 'data', 'store:/data');
  await docker('cp', '--quiet', 'store:/data', 'back');
  expect((await lab.workbench.exec(['cmp', 'data', 'back'])).exitCode).toBe(0);
});

test.each([
  ['everything in it is killed', ['bash', '-c', 'kill -9 -1']],
  ['its programs are removed', ['bash', '-c', 'rm -rf /usr/bin /usr/sbin /etc; kill -9 -1']],
  ['the learner removes the socket', ['sh', '-c', 'rm /var/run/docker.sock; pkill -9 sshd']],
])('the workbench comes back when %s', async (_what, command) => {
  await lab.workbench.files.write({ path: 'mine', text: 'kept', version: null }).catch(() => undefined); // it is there
  const before = notices.length;
  await lab.workbench.exec(command).catch(() => undefined); // the container may go away under the command
  await eventually(
    'the loss',
    () => notices.slice(before).some(({ code }) => code === 'workbench-lost') || undefined,
  );
  await eventually("the learner's Docker", async () => {
    const answer = await lab.workbench.exec(['docker', 'ps', '--quiet']).catch(() => undefined);
    return answer?.exitCode === 0 || undefined;
  });
  expect(notices.at(-1)).toMatchObject({ code: 'workbench-lost', over: true });
  expect((await lab.workbench.files.read('mine')).text).toBe('kept');
  await eventually('the prompt', async () => {
    const shell = lab.workbench.terminals.get('shell');
    return shell?.info.busy === false || undefined;
  });
});

test('the workbench comes back when its container was removed', async () => {
  await lab.engine.docker.getContainer(labNames(lab.lab).workbench).remove({ force: true });
  await eventually("the learner's Docker", async () => {
    const answer = await lab.workbench.exec(['docker', 'ps', '--quiet']).catch(() => undefined);
    return answer?.exitCode === 0 || undefined;
  });
  expect((await lab.workbench.files.read('mine')).text).toBe('kept');
});

test('the workbench has neither privileges nor a path of this machine nor the socket of the engine', async () => {
  const { HostConfig, Mounts } = await lab.engine.docker.getContainer(labNames(lab.lab).workbench).inspect();
  expect(HostConfig).toMatchObject({ Privileged: false, PidMode: '', IpcMode: 'private', CapAdd: null });
  expect(HostConfig.Memory).toBeGreaterThan(0);
  expect(Mounts.map(({ Type, Destination }) => [Type, Destination])).toEqual([['volume', '/workspace']]);
});
