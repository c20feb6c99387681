/** A line that stands for any number of lines. */
const ANY_LINES = '⋮';
/** Any text within a line: `‹0.01›`. */
const VARIES = /‹[^›]*›/g;

export type OutputMismatch = {
  /** The expected line that was not found. */
  expected: string;
  /** What stood in its place; undefined at the end of the output. */
  found: string | undefined;
  /** Lines of the output before it. */
  line: number;
};

/**
 * Compares what an action printed with a lesson's ` ```output `, line by line. Runs of spaces and of the dashes
 * that draw tables count as one, so that a table matches whatever the width of its columns; empty lines do not count.
 * @returns undefined where it matches, else the first expected line that has no place.
 */
export function mismatch(expected: string, printed: string): OutputMismatch | undefined {
  const wanted = lines(expected);
  const found = lines(printed);
  const matches = wanted.map(matcher);
  // Row by row which ends are possible after the expected lines so far: with `⋮` there can be several, and trying
  // them one after another would take time that grows with every `⋮`.
  let ends = new Set([0]);
  for (const [index, match] of matches.entries()) {
    const next = match ? new Set<number>() : from(Math.min(...ends), found.length);
    for (const end of match ? ends : []) {
      if (end < found.length && match?.test(found[end] ?? '')) next.add(end + 1);
    }
    if (next.size === 0) {
      // After `⋮` any line could have been the one: none is to blame.
      const line = Math.min(...ends);
      const blamed = index > 0 && matches[index - 1] === undefined ? undefined : found[line];
      return { expected: wanted[index] ?? '', found: blamed, line };
    }
    ends = next;
  }
  if (ends.has(found.length)) return undefined;
  const line = Math.max(...ends);
  return { expected: '', found: found[line], line };
}

/** How a mismatch is told to the lesson's writer. */
export function describeMismatch({ expected, found, line }: OutputMismatch): string {
  const place = `line ${line + 1} of the output`;
  if (expected === '') return `${place} is not in the lesson: ${found ?? ''}`;
  return found === undefined
    ? `the output ends before: ${expected}`
    : `${place} is: ${found}\n  expected: ${expected}`;
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(collapse)
    .filter((line) => line !== '');
}

function collapse(line: string): string {
  return line
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/([-─━═*])\1{2,}/g, '$1$1')
    .trim();
}

function from(first: number, last: number): Set<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** The expected line as a pattern; undefined for `⋮`. What varies may also be empty, and its space with it. */
function matcher(line: string): RegExp | undefined {
  if (line === ANY_LINES) return undefined;
  const pattern = line
    .split(VARIES)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*?')
    .replace(/ \.\*\?/g, '(?: .*?)?');
  return new RegExp(`^${pattern}$`, 'u');
}
