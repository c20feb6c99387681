import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ErrorCode } from '../contract/errors.ts';
import { LabError } from '../contract/lab-error.ts';
import { findCandidates } from './candidates.ts';
import { LAB_IMAGES } from './images/ensure-images.ts';
import { findOrigin } from './images/image-origin.ts';
import { askAll, choose } from './open-engine.ts';
import { findDaemon } from './own/daemon.ts';
import { neededPrograms } from './own/own-engine.ts';
import { whyNoPackages, type Obstacle } from './packages/abilities.ts';
import { placeBelow } from './own/place.ts';
import { hasRootFiles } from './own/root-files.ts';
import { missingPrograms } from './packages/host-packages.ts';
import { findMirror } from './packages/mirror.ts';
import { dockerAt, NEEDED_API, type Answer, type Found } from './reach.ts';

/** What the lab finds on this machine. Looks only; nothing is started, installed or changed. */
export type EngineReport = {
  neededApi: string;
  /** Each place where an engine could be, in the order in which they are taken. */
  looked: {
    from: string;
    address: string;
    state: 'usable' | 'too-old' | 'silent';
    version?: string;
    apiVersion?: string;
    /** Why nothing answers there. */
    problem?: string;
  }[];
  /** The engine that `npm start` would use now. */
  uses:
    | { kind: 'reached'; from: string; address: string; version: string; apiVersion: string }
    | { kind: 'own'; state: 'running' | 'stopped' | 'not-made'; version?: string; apiVersion?: string }
    | undefined;
  /** An engine of the lab's own. */
  own: {
    obstacle?: Obstacle;
    /** Packages that apt would install on this machine first. */
    packagesMissing: string[];
    mirror?: string;
    folder: string;
    bytesFree?: number;
  };
  /** Empty where no engine runs that could be asked. */
  images: { name: string; origin: 'registry' | 'packages' | 'missing' }[];
  /** What keeps the lab from starting: the catalogue tells what to do. */
  problems: { code: ErrorCode; values: Record<string, string> }[];
};

/** Below this, images and a learner's databases soon fill the disk. */
const LITTLE_SPACE = 4e9;

export async function examine(home: string): Promise<EngineReport> {
  const answers = await askAll(await findCandidates());
  const place = placeBelow(home);
  const obstacle = await whyNoPackages();
  const bytesFree = await freeSpace(home);
  const mirror = (await findMirror())?.main;
  const problems: EngineReport['problems'] = [];
  let reached: Found | undefined;
  try {
    reached = choose(answers);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    problems.push({ code: error.code, values: error.values });
  }
  const running =
    reached ?? (problems.length === 0 && obstacle === undefined ? await findDaemon(place) : undefined);
  if (reached === undefined && obstacle !== undefined && problems.length === 0) {
    problems.push({ code: 'engine-missing', values: {} });
  }
  if (bytesFree !== undefined && bytesFree < LITTLE_SPACE) problems.push({ code: 'disk-full', values: {} });

  return {
    neededApi: NEEDED_API,
    looked: answers.map(look),
    uses: await use(),
    own: {
      folder: place.folder,
      packagesMissing: await packagesMissing(),
      ...(obstacle === undefined ? {} : { obstacle }),
      ...(mirror === undefined ? {} : { mirror }),
      ...(bytesFree === undefined ? {} : { bytesFree }),
    },
    images: running === undefined ? [] : await imagesOf(running),
    problems,
  };

  async function use(): Promise<EngineReport['uses']> {
    if (reached !== undefined) {
      const { candidate, version, apiVersion } = reached;
      return { kind: 'reached', from: candidate.from, address: candidate.text, version, apiVersion };
    }
    if (problems.some(({ code }) => code.startsWith('engine-'))) return undefined;
    if (running === undefined) {
      return { kind: 'own', state: (await hasRootFiles(place.folder)) ? 'stopped' : 'not-made' };
    }
    return { kind: 'own', state: 'running', version: running.version, apiVersion: running.apiVersion };
  }
}

function look(answer: Answer): EngineReport['looked'][number] {
  const { from, text: address } = answer.candidate;
  if ('problem' in answer) return { from, address, state: 'silent', problem: answer.problem };
  const { version, apiVersion, newEnough } = answer;
  return { from, address, state: newEnough ? 'usable' : 'too-old', version, apiVersion };
}

async function packagesMissing(): Promise<string[]> {
  const programs = await missingPrograms(neededPrograms);
  return programs.map((program) => neededPrograms[program] ?? program);
}

async function imagesOf({ address }: Found): Promise<EngineReport['images']> {
  const docker = dockerAt(address);
  return Promise.all(
    LAB_IMAGES.map(async (name) => ({
      name,
      origin: (await findOrigin(docker, name)) ?? ('missing' as const),
    })),
  );
}

/** Of the disk that holds the folder, or the nearest one above it that is there. */
async function freeSpace(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // Not made yet: what is above it tells.
    return dirname(folder) === folder ? undefined : freeSpace(dirname(folder));
  }
}
