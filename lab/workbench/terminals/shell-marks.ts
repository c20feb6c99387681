/** What the shell tells about itself: FinalTerm's marks, as many terminals understand them. */
export type ShellMark = { kind: 'prompt' } | { kind: 'running' } | { kind: 'finished'; exitCode: number };

/** The payload of OSC 133. `B` ends a prompt, `C` begins a command's output, `D;n` ends it. */
export function shellMark(payload: string): ShellMark | undefined {
  const [letter, exitCode] = payload.split(';');
  if (letter === 'B') return { kind: 'prompt' };
  if (letter === 'C') return { kind: 'running' };
  if (letter === 'D' && exitCode !== undefined && /^\d{1,3}$/.test(exitCode)) {
    return { kind: 'finished', exitCode: Number(exitCode) };
  }
  return undefined;
}

const LONGEST_PATH = 4096;

/** The path of OSC 7, a `file:` URL. Whatever runs in the terminal may print one, so it is only believed when whole. */
export function directoryOf(payload: string): string | undefined {
  if (payload.length > LONGEST_PATH * 3 || !payload.startsWith('file://')) return undefined;
  const slash = payload.indexOf('/', 'file://'.length);
  if (slash === -1) return undefined;
  try {
    const path = decodeURIComponent(payload.slice(slash));
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be in it
    return path.length > LONGEST_PATH || /[\0-\x1f\x7f]/.test(path) ? undefined : path;
  } catch {
    // Not UTF-8, or not escaped: a directory that cannot be shown.
    return undefined;
  }
}
