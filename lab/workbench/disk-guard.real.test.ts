import { afterAll, beforeAll, expect, test } from 'vitest';
import { measureDisk } from './disk-use.ts';
import { CLASS_POLICY } from './limits.ts';
import { eventually, openTestLab, type TestLab } from './testing/test-workbench.ts';
import type { LabChange } from './workbench.ts';

const MIB = 1024 ** 2;
const IMAGE = 'debian:trixie-slim';
/** Longer than the time between two measurements, on a busy machine. */
const PATIENCE = 90_000;

let lab: TestLab;
const told: LabChange[] = [];

beforeAll(async () => {
  const limits = { ...CLASS_POLICY.limits, disk: 40 * MIB };
  lab = await openTestLab({ policy: { ...CLASS_POLICY, limits } });
  lab.workbench.onChange((change) => told.push(change));
});

afterAll(() => lab.dispose());

const docker = (...words: string[]) => lab.workbench.exec(['docker', ...words]);
const fill = (path: string) => `dd if=/dev/zero of=${path} bs=1M count=25 status=none`;

test('what a lab writes is measured wherever it writes, and stopped when it is far too much', async () => {
  const script = `${fill('/one')}; ${fill('/v/two')}; exec sleep infinity`;
  const started = await docker(
    'run',
    '-d',
    '--init',
    '--name',
    'writer',
    '-v',
    'data:/v',
    IMAGE,
    'sh',
    '-c',
    script,
  );
  expect(started).toMatchObject({ exitCode: 0 });
  await lab.workbench.exec(['sh', '-c', fill('three')]);
  await lab.workbench.exec(['sh', '-c', 'printf "FROM debian:trixie-slim\nCOPY three /\n" > Dockerfile']);
  expect(await docker('build', '-q', '-t', 'four', '.')).toMatchObject({ exitCode: 0 });

  const all = await eventually('everything is measured', async () => {
    const use = (await measureDisk(lab.engine)).get(lab.lab);
    return use !== undefined && use.all >= 100 * MIB ? use : undefined;
  });
  expect(all.all).toBeLessThan(110 * MIB);
  expect(all.workbench).toBeGreaterThanOrEqual(25 * MIB);
  expect(all.workbench).toBeLessThan(35 * MIB);

  const state = async () => (await docker('inspect', '-f', '{{.State.Status}}', 'writer')).stdout.trim();
  await eventually('the writer is stopped', async () => (await state()) === 'exited' || undefined, PATIENCE);
  expect(lab.workbench.diskUsed()).toBeGreaterThan(60 * MIB);
  expect(told).toContainEqual(
    expect.objectContaining({
      kind: 'notice',
      code: 'lab-disk-full',
      values: expect.objectContaining({ limit: '0.0' }),
    }),
  );
  expect((await docker('start', 'writer')).stderr).toContain('Remove large files');

  await docker('rm', '-v', 'writer');
  await docker('volume', 'rm', 'data');
  await docker('rmi', 'four');
  await lab.workbench.exec(['rm', 'three']);
  await eventually(
    'there is room again',
    async () => (await docker('run', '--rm', IMAGE, 'true')).exitCode === 0 || undefined,
    PATIENCE,
  );
  expect(
    told.some((change) => change.kind === 'notice' && change.code === 'lab-disk-full' && change.over),
  ).toBe(true);
});

test('no single file grows beyond the limit, in a container or in the workbench', async () => {
  const script =
    'dd if=/dev/zero of=/workspace/large bs=1M count=60; stat -c %s /workspace/large; rm /workspace/large';
  const size = String(40 * MIB);
  const inWorkbench = await lab.workbench.exec(['sh', '-c', script]);
  expect(inWorkbench.stdout.trim()).toBe(size);
  const inContainer = await docker('run', '--rm', '-v', '/workspace:/workspace', IMAGE, 'sh', '-c', script);
  expect(inContainer.stdout.trim()).toBe(size);
});
