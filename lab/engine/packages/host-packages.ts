import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { OnProgress } from '../engine.ts';
import { CommandFailed, runCommand, type CommandOptions } from '../run-command.ts';

const INSTALL_LIMIT_MS = 600_000;

/** Programs and the packages that bring them. */
export type Wanted = Record<string, string>;

/** Which of the programs are not on this machine. */
export async function missingPrograms(wanted: Wanted): Promise<string[]> {
  const found = await Promise.all(
    Object.keys(wanted).map(async (program) => [program, await findProgram(program)] as const),
  );
  return found.filter(([, path]) => path === undefined).map(([program]) => program);
}

/** Where a program is, also among those for the administrator, which PATH may lack. */
export async function findProgram(program: string): Promise<string | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  for (const folder of folders) {
    const path = join(folder, program);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder; the next may have it.
    }
  }
  return undefined;
}

/** Installs with apt what is missing of these programs, and nothing else. */
export async function installMissing(
  wanted: Wanted,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<void> {
  const missing = await missingPrograms(wanted);
  if (missing.length === 0) return;
  const packages = [
    ...new Set(missing.map((program) => wanted[program]).filter((name) => name !== undefined)),
  ];
  const counter = countPackages(packages.join(', '), onProgress);
  const options = { signal, limitMs: INSTALL_LIMIT_MS, environment: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () =>
    apt(['install', '-y', '--no-install-recommends', ...packages], { ...options, onLine: counter.line });
  try {
    await install();
  } catch (error) {
    if (!(error instanceof CommandFailed) || isLocked(error)) throw error;
    // The lists of a fresh or a long unused machine are missing or old; a machine in use is spared this.
    await apt(['update'], options);
    await install();
  }
  counter.finish();
}

function apt(args: string[], options: CommandOptions): Promise<string> {
  // Another apt at work, such as the daily upgrade, is waited for.
  return runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], options);
}

function isLocked(error: CommandFailed): boolean {
  return /could not get lock|unable to acquire the dpkg/i.test(error.output);
}

/** Follows what apt prints: how many packages there are, and how many have been set up. */
function countPackages(
  subject: string,
  onProgress: OnProgress,
): { line: (line: string) => void; finish: () => void } {
  const startedAt = Date.now();
  let done = 0;
  let total: number | undefined;
  const tell = (finishedAt?: number) =>
    onProgress({
      task: 'packages',
      subject,
      startedAt,
      ...(total === undefined ? {} : { done, total, unit: 'packages' }),
      ...(finishedAt === undefined ? {} : { finishedAt }),
    });
  tell();
  return {
    line(line) {
      const newly = /(\d+) newly installed/.exec(line)?.[1];
      if (newly !== undefined) total = Number(newly);
      else if (line.startsWith('Setting up ')) done += 1;
      else return;
      tell();
    },
    finish: () => tell(Date.now()),
  };
}
