import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENTRY_MISSING, hasCode } from './system-errors.ts';
import type { OnProgress } from '../engine/engine.ts';

/** What the built site is made of. */
const SOURCES = ['content', 'site', 'lab/contract', 'vite.config.ts', 'package-lock.json'];
const STAMP = '.sources';

/** Builds `dist/` when its sources changed since it was built; answers the folder. */
export async function buildSite(project: string, onProgress: OnProgress): Promise<string> {
  const folder = join(project, 'dist');
  const sources = await fingerprint(project);
  if ((await readStamp(folder)) === sources) return folder;

  const startedAt = Date.now();
  onProgress({ task: 'site-build', startedAt });
  await run(
    process.execPath,
    [join(project, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    project,
  );
  await writeFile(join(folder, STAMP), sources);
  onProgress({ task: 'site-build', startedAt, finishedAt: Date.now() });
  return folder;
}

async function readStamp(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, STAMP), 'utf8');
  } catch (error) {
    if (hasCode(error, ENTRY_MISSING)) return undefined;
    throw error;
  }
}

/** Names, sizes and times: reading every file would take longer than a second start may. */
async function fingerprint(project: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(project, source);
    const files = (await stat(path)).isDirectory()
      ? await readdir(path, { recursive: true, withFileTypes: true })
      : [];
    const names = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const name of files.length === 0 ? [path] : names.sort()) {
      const { size, mtimeMs } = await stat(name);
      hash.update(`${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function run(program: string, args: string[], directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whatever the environment says, tests' for example: React's slow and talkative build is for its developers.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(program, args, { cwd: directory, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (complaint = (complaint + text).slice(-20_000)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`vite build ended with ${code}:\n${complaint}`)),
    );
  });
}
