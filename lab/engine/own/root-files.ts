import { createHash } from 'node:crypto';
import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../contract/lab-error.ts';
import type { OnProgress } from '../engine.ts';
import { bootstrap, type Recipe } from '../packages/bootstrap.ts';
import { findMirror } from '../packages/mirror.ts';
import { nameServers } from './network.ts';
import { endProcesses } from './processes.ts';

const ENGINE: Recipe = {
  suite: 'trixie',
  // Nothing has to be set up: dockerd is started by hand, and half of the time would go there.
  variant: 'extract',
  packages: [
    'docker.io',
    'containerd',
    'runc',
    'tini',
    'iptables',
    'iproute2',
    'kmod',
    'ca-certificates',
    'base-files',
    // For our own start inside of it.
    'dash',
    'coreutils',
    'mount',
    // For `docker top`, and for images that are packed so.
    'procps',
    'xz-utils',
  ],
};

/** The engine's own root file system, made where it is not there yet. */
export async function ensureRootFiles(
  folder: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<string> {
  const name = rootName();
  const root = join(folder, name);
  const roots = (await readdir(folder)).filter((entry) => entry.startsWith('root-'));
  if (!roots.includes(name)) await make(root, onProgress, signal);
  // Those of earlier versions, and what an interrupted start has left half-made.
  for (const old of roots.filter((entry) => entry !== name))
    await rm(join(folder, old), { recursive: true, force: true });
  return root;
}

/** Whether they are there already. */
export async function hasRootFiles(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => [] as string[]); // a home that was never used has no such folder
  return entries.includes(rootName());
}

/** Named by what it is made of, so that a change of that makes it anew. */
export function rootName(): string {
  return `root-${createHash('sha256').update(JSON.stringify(ENGINE)).digest('hex').slice(0, 8)}`;
}

async function make(root: string, onProgress: OnProgress, signal?: AbortSignal): Promise<void> {
  const mirror = await findMirror();
  if (mirror === undefined) throw new LabError('engine-missing');
  const startedAt = Date.now();
  const half = `${root}.half-made`;
  await endProcesses((argv) => argv.includes(half)); // a server that was killed has left it to itself
  await rm(half, { recursive: true, force: true });
  const tell = (more: object) => onProgress({ task: 'engine-files', startedAt, ...more });
  tell({});
  const { ended } = bootstrap(ENGINE, half, {
    mirror,
    signal,
    onCount: (done, total) => tell({ done, total, unit: 'steps' }),
  });
  await ended;
  await writeFile(join(half, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  await writeFile(join(half, 'etc/group'), 'root:x:0:\n');
  await rename(half, root);
  tell({ finishedAt: Date.now() });
}

/** What the engine needs to know of this machine as it is now: name servers and trusted certificates. */
export async function refreshRootFiles(root: string): Promise<void> {
  const servers = await nameServers();
  await writeFile(join(root, 'etc/resolv.conf'), servers.map((server) => `nameserver ${server}\n`).join(''));
  await mkdir(join(root, 'etc/ssl/certs'), { recursive: true });
  const ours = '/etc/ssl/certs/ca-certificates.crt';
  await copyFile(ours, join(root, ours)).catch(() => joinCertificates(root)); // a bare machine has no such file
}

/** The certificates as they come in the package, in the one file that programs read. */
async function joinCertificates(root: string): Promise<void> {
  const from = join(root, 'usr/share/ca-certificates/mozilla');
  const target = join(root, 'etc/ssl/certs/ca-certificates.crt');
  await rm(target, { force: true });
  for (const name of await readdir(from)) {
    await appendFile(target, await readFile(join(from, name)));
  }
}
