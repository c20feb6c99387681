import { badRequest, refused } from './docker-error.ts';

/** One instruction of a Dockerfile, its continuation lines joined. */
export type Instruction = { keyword: string; rest: string };
export type Dockerfile = { escape: '\\' | '`'; instructions: Instruction[] };

// ONBUILD is not among them: what it carries runs in a later build, past every check here.
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'FROM RUN CMD LABEL MAINTAINER EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG STOPSIGNAL HEALTHCHECK ' +
    'SHELL'
  ).split(' '),
);
// eslint-disable-next-line no-control-regex -- the controls are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/**
 * Reads a Dockerfile into instructions. What is sent to the engine is written from them, one line each, so that
 * nothing can be read there that was not read here.
 */
export function parseDockerfile(source: string): Dockerfile {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (CONTROLS.test(text)) throw badRequest('the Dockerfile contains control characters');
  const lines = text.split('\n');
  const escape = escapeOf(lines);
  const continued = continuation(escape);
  const instructions: Instruction[] = [];
  let pending = '';
  for (const line of lines) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const piece = pending === '' ? line.trimStart() : line;
    if (continued.test(piece)) {
      pending += piece.replace(continued, '$1');
      // A line of nothing but the escape still joins the next one.
      if (pending === '') pending = ' ';
      continue;
    }
    instructions.push(parseInstruction(pending + piece));
    pending = '';
  }
  if (pending.trim() !== '') instructions.push(parseInstruction(pending));
  return { escape, instructions };
}

// `# escape=` counts only in the comments at the very top.
function escapeOf(lines: readonly string[]): '\\' | '`' {
  for (const line of lines) {
    const directive = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/.exec(line);
    if (!directive) break;
    if (directive[1]?.toLowerCase() !== 'escape') continue;
    if (directive[2] === '`') return '`';
    if (directive[2] !== '\\') throw badRequest('invalid ESCAPE in the Dockerfile');
  }
  return '\\';
}

function parseInstruction(line: string): Instruction {
  const parts = /^([A-Za-z]+)(?:[ \t]+(.*))?$/s.exec(line.trim());
  const keyword = parts?.[1]?.toUpperCase() ?? line.trim().split(/\s/)[0] ?? '';
  if (keyword === 'ONBUILD') throw refused('ONBUILD');
  if (!parts || !KEYWORDS.has(keyword))
    throw badRequest(`dockerfile parse error: unknown instruction: ${keyword}`);
  return { keyword, rest: (parts[2] ?? '').trim() };
}

export function writeDockerfile({ escape, instructions }: Dockerfile): string {
  const lines = instructions.map(({ keyword, rest }) => `${keyword} ${rest}`.trim());
  // Trimming may have left an escape at the end (before a no-break space, say), and the engine would join again.
  if (lines.some((line) => continuation(escape).test(line)))
    throw badRequest('the Dockerfile has a line that ends in an escape');
  return [...(escape === '`' ? ['# escape=`'] : []), ...lines, ''].join('\n');
}

function continuation(escape: '\\' | '`'): RegExp {
  return escape === '\\' ? /(^|[^\\])\\[ \t]*$/ : /(^|[^`])`[ \t]*$/;
}
