import { LabError } from '../../contract/lab-error.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { CommandFailed } from '../run-command.ts';

/** What a program says when it fails for a reason that somebody can do something about. */
const known: [ErrorCode, RegExp][] = [
  ['disk-full', /no space left on device|ENOSPC|not have enough free space|Disk quota exceeded/i],
  ['packages-locked', /could not get lock|unable to acquire the dpkg frontend lock|held by process/i],
  [
    'packages-unreachable',
    /could not resolve|temporary failure resolving|unable to connect|could not connect|connection (timed out|failed)|network is unreachable|failed to fetch|no installation candidate|unable to locate package/i,
  ],
];

/** The failure as one of the catalogue; `otherwise` where its reason is not a known one. */
export function explainFailure(
  error: unknown,
  otherwise: 'engine-start-failed' | 'image-unavailable',
  values: Record<string, string> = {},
): Error {
  if (error instanceof LabError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const said = error instanceof CommandFailed ? error.output : String(error);
  const code = known.find(([, words]) => words.test(said))?.[0] ?? otherwise;
  const detail = error instanceof Error ? error.message : String(error);
  return new LabError(code, { ...values, detail }, { cause: error });
}
