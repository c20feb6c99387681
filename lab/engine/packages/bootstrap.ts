import type { Readable } from 'node:stream';
import { startCommand } from '../run-command.ts';
import type { Mirror } from './mirror.ts';

const LIMIT_MS = 900_000;
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** A root file system made of packages. */
export type Recipe = {
  suite: 'trixie' | 'unstable';
  /** `minbase`: a Debian that works; `extract`: only the files of the packages, nothing is set up. */
  variant: 'minbase' | 'extract';
  packages: string[];
  /** A program that is called with the root's folder when everything is in place. */
  finish?: string;
  options?: string[];
};

export const bootstrapProgram = { mmdebstrap: 'mmdebstrap' };

/** Makes the recipe with mmdebstrap: into the folder `target`, or for `-` as a tar on `stdout`. */
export function bootstrap(
  { suite, variant, packages, finish, options = [] }: Recipe,
  target: string,
  {
    mirror,
    onCount,
    signal,
  }: {
    mirror: Mirror;
    onCount: (done: number, total: number) => void;
    signal?: AbortSignal | undefined;
  },
): { stdout: Readable; ended: Promise<void> } {
  const args = [
    // Said at this level, and at no lower one: which package is being unpacked.
    '--debug',
    '--mode=root',
    `--variant=${variant}`,
    `--format=${target === '-' ? 'tar' : 'directory'}`,
    `--include=${packages.join(',')}`,
    // With nothing set up, the later hook is never reached.
    ...(finish === undefined ? [] : [`--${variant === 'extract' ? 'extract' : 'customize'}-hook=${finish}`]),
    ...options,
    suite,
    target,
    ...sources(suite, mirror),
  ];
  return startCommand('mmdebstrap', args, {
    signal,
    limitMs: LIMIT_MS,
    // /tmp may be kept in memory, or forbid device files.
    environment: { TMPDIR: '/var/tmp' },
    onLine: countSteps(variant, onCount),
  });
}

/** The lines of the new root's own apt configuration. */
function sources(suite: Recipe['suite'], { main, security }: Mirror): string[] {
  // A mirror's copy of unstable may be some days old; its signature is checked all the same.
  if (suite === 'unstable') return [source(main, suite, 'check-valid-until=no')];
  return [
    source(main, suite),
    source(main, `${suite}-updates`),
    ...(security === undefined ? [] : [source(security, `${suite}-security`)]),
  ];
}

function source(uri: string, suite: string, ...options: string[]): string {
  return `deb [${[...options, `signed-by=${KEYRING}`].join(' ')}] ${uri} ${suite} main`;
}

/** Each package is downloaded, then set up or, where nothing is set up, unpacked: two steps. */
function countSteps(
  variant: Recipe['variant'],
  onCount: (done: number, total: number) => void,
): (line: string) => void {
  const secondStep = variant === 'extract' ? /dpkg-deb --fsys-tarfile/ : /^Setting up /;
  let done = 0;
  let total = 0;
  return (line) => {
    const newly = /(\d+) newly installed/.exec(line)?.[1];
    if (newly !== undefined) total += 2 * Number(newly);
    else if (/^Get:\d+ \S+ \S+ \S+ \S+ \S+ \S+ \[/.test(line) || secondStep.test(line)) done += 1;
    else return;
    onCount(Math.min(done, total), total);
  };
}
