import { createHash } from 'node:crypto';
import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packTar } from 'modern-tar/fs';
import * as z from 'zod/mini';
import { LabError } from '../../contract/lab-error.ts';
import type { Engine, OnProgress } from '../engine.ts';
import { followAnswer } from './follow-answer.ts';

/** On an image built here: the digest of the folder that it was built from. */
const CONTEXT_LABEL = 'replication-lab.context';
const KEPT_LINES = 6;

const Event = z.object({ stream: z.optional(z.string()) });

export type BuildImage = {
  name: string;
  /** The folder with the Dockerfile. */
  context: string;
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
};

/** Builds an image from a folder, unless the engine has it from the same contents already. */
export async function buildImage(
  engine: Engine,
  { name, context, onProgress, signal }: BuildImage,
): Promise<void> {
  const digest = await digestOf(context);
  if (await isBuilt(engine, name, digest)) return;
  const startedAt = Date.now();
  const tell = (more: object) => onProgress({ task: 'image-build', subject: name, startedAt, ...more });
  tell({});
  const said: string[] = [];
  try {
    const answer = await engine.docker.buildImage(packTar(context), {
      t: name,
      labels: { [CONTEXT_LABEL]: digest },
      forcerm: true,
      buildargs: proxies(),
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
    await followAnswer(answer, Event, ({ stream = '' }) => {
      const [, done, total] = /^Step (\d+)\/(\d+) :/.exec(stream) ?? [];
      if (done !== undefined) tell({ done: Number(done), total: Number(total), unit: 'steps' });
      if (stream.trim() !== '') said.splice(0, Math.max(0, said.push(stream.trim()) - KEPT_LINES));
    });
  } catch (error) {
    signal?.throwIfAborted();
    const detail = [...said, error instanceof Error ? error.message : String(error)].join(' | ');
    const code = /no space left on device/i.test(detail) ? 'disk-full' : 'image-unavailable';
    throw new LabError(code, { image: name, detail }, { cause: error });
  }
  tell({ finishedAt: Date.now() });
}

/** Names, permissions and contents; not times, which a fresh checkout changes. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await Array.fromAsync(glob('**/*', { cwd: folder }));
  for (const name of names.sort()) {
    const path = join(folder, name);
    const found = await stat(path);
    hash.update(JSON.stringify([name, found.mode & 0o777]));
    if (found.isFile()) hash.update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}

async function isBuilt(engine: Engine, name: string, digest: string): Promise<boolean> {
  try {
    const { Config } = await engine.docker.getImage(name).inspect();
    return Config.Labels?.[CONTEXT_LABEL] === digest;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return false;
    throw error;
  }
}

/** Programs in the build reach the network as this machine does. Docker knows these names without an ARG. */
function proxies(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
