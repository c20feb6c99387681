import { badRequest, refused } from './docker-error.ts';
import { parseDockerfile, writeDockerfile, type Instruction } from './dockerfile.ts';
import { OWN_LABELS } from './names.ts';

/** Answers the engine's name for an image that the lab may build from; rejects for any other. */
export type ResolveImage = (reference: string) => Promise<string>;

/** `names` are those of the stages that are done; the one under way is `current`. */
type Stages = { names: Set<string>; current: string | undefined; count: number; args: Map<string, string> };

/**
 * Rewrites a Dockerfile so that every image in it is a literal name that the lab may use, and every stage begins
 * with `label`. Labels are part of what the engine compares when it looks for a step that was built before, so
 * that none of another lab is found.
 */
export async function rewriteDockerfile(
  source: string,
  buildArgs: Readonly<Record<string, string | null>>,
  resolve: ResolveImage,
  label?: string,
): Promise<string> {
  const { escape, instructions } = parseDockerfile(source);
  const stages: Stages = { names: new Set(), current: undefined, count: 0, args: new Map() };
  const rewritten: Instruction[] = [];
  for (const { keyword, rest } of instructions) {
    if (stages.count === 0 && keyword === 'ARG') addArgs(stages.args, rest, buildArgs);
    rewritten.push({ keyword, rest: await rewriteRest(keyword, rest, stages, resolve) });
    if (keyword === 'FROM' && label !== undefined) rewritten.push({ keyword: 'LABEL', rest: label });
  }
  return writeDockerfile({ escape, instructions: rewritten });
}

async function rewriteRest(
  keyword: string,
  rest: string,
  stages: Stages,
  resolve: ResolveImage,
): Promise<string> {
  // The engine takes nearly any word for the end of one, and reads as text what stands here as instructions.
  if (['RUN', 'COPY', 'ADD'].includes(keyword) && /(?<!<)<<(?!<)/.test(rest))
    throw refused(`a heredoc in ${keyword}`);
  switch (keyword) {
    case 'FROM':
      return rewriteFrom(rest, stages, resolve);
    case 'COPY':
      return rewriteCopy(rest, stages, resolve);
    case 'ADD':
      return checkAdd(rest);
    case 'RUN':
      if (rest.startsWith('--')) throw refused(`RUN ${rest.split(/[\s=]/)[0]}`);
      return rest;
    case 'LABEL':
      return checkLabel(rest);
    default:
      return rest;
  }
}

async function rewriteFrom(rest: string, stages: Stages, resolve: ResolveImage): Promise<string> {
  const words = rest.split(/\s+/);
  // One platform is what the engine has; a name for it changes nothing.
  if (/^--platform=\S+$/.test(words[0] ?? '')) words.shift();
  const [image = '', as, name, ...more] = words;
  const isNamed = as !== undefined;
  if (image === '' || image.startsWith('--') || more.length > 0 || (isNamed && as.toLowerCase() !== 'as'))
    throw badRequest('dockerfile parse error: FROM requires either one or three arguments');
  if (isNamed && !/^[a-z][a-z0-9_.-]*$/i.test(name ?? ''))
    throw badRequest(`dockerfile parse error: invalid name for build stage: "${name ?? ''}"`);
  const literal = expand(image, stages.args);
  if (stages.current !== undefined) stages.names.add(stages.current);
  const isStage = stages.names.has(literal.toLowerCase());
  const from = isStage ? stageName(literal) : literal === 'scratch' ? literal : await resolve(literal);
  stages.count += 1;
  stages.current = name?.toLowerCase();
  return name === undefined ? from : `${from} AS ${name}`;
}

async function rewriteCopy(rest: string, stages: Stages, resolve: ResolveImage): Promise<string> {
  const { flags, paths } = splitFlags('COPY', rest);
  const written: string[] = [];
  for (const [name, value] of flags) {
    if (name !== 'from') written.push(`--${name}=${value}`);
    else written.push(`--from=${isEarlierStage(value, stages) ? stageName(value) : await resolve(value)}`);
  }
  return [...written, paths].join(' ');
}

function isEarlierStage(value: string, { names, count }: Stages): boolean {
  return names.has(value.toLowerCase()) || (/^\d{1,3}$/.test(value) && Number(value) < count - 1);
}

/**
 * A stage as the engine is told of it. It knows stages in either case and images only in small letters, so that
 * this never means an image, whatever the engine makes of the lines before.
 */
function stageName(reference: string): string {
  return reference.toUpperCase();
}

/** How many stages a build makes of a Dockerfile that was written here: those up to its target. */
export function countStages(dockerfile: string, target: string | undefined): number {
  const stages = dockerfile.split('\n').filter((line) => line.startsWith('FROM '));
  const ending = ` as ${target?.toLowerCase() ?? ''}`;
  const last = stages.findIndex((line) => line.toLowerCase().endsWith(ending));
  return last === -1 ? stages.length : last + 1;
}

/** The flags in front. The engine takes quotes out of them, so only plain words are read, and known ones. */
function splitFlags(keyword: string, rest: string): { flags: [string, string][]; paths: string } {
  const flags: [string, string][] = [];
  let paths = rest;
  while (paths.startsWith('--')) {
    const flag = /^--(from|chown)=([A-Za-z0-9_.:/@${}+-]+)(?:\s+|$)/.exec(paths);
    if (!flag) throw refused(`${keyword} ${paths.split(/[\s=]/)[0]}`);
    const [whole, name = '', value = ''] = flag;
    if (name === 'from' && value.includes('$')) throw badRequest('COPY --from takes no variables');
    flags.push([name, value]);
    paths = paths.slice(whole.length);
  }
  return { flags, paths };
}

/** ADD of a URL is a request of the engine itself, from the machine's own network. */
function checkAdd(rest: string): string {
  const { flags, paths } = splitFlags('ADD', rest);
  if (flags.some(([name]) => name === 'from')) throw badRequest('ADD takes no --from');
  // A variable, a quote or an escape could put a URL together behind our back.
  const sources = paths.startsWith('[') ? jsonWords(paths) : paths.split(/\s+/);
  for (const word of sources) {
    if (/^(?:https?|ftp|git|ssh):|^git@/i.test(word)) throw refused('ADD of a URL');
    if (/[$\\"'`:]/.test(word)) throw badRequest(`ADD ${word}: only plain paths can be added in this lab`);
  }
  return rest;
}

function jsonWords(text: string): string[] {
  try {
    const words: unknown = JSON.parse(text);
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  } catch {
    // Not JSON: the engine would read the brackets as part of a path.
  }
  return text.split(/\s+/);
}

/** Labels with our prefix would claim another lab's things; a variable in a key could hide one. */
function checkLabel(rest: string): string {
  const plain = rest.replaceAll(/[\\`"']/g, '');
  if (plain.includes(OWN_LABELS.slice(0, -1))) throw refused(`the label ${OWN_LABELS}*`);
  if (/(?:^|\s)[^\s=]*\$/.test(plain))
    throw badRequest('LABEL: variables in a label’s name are not part of this lab');
  return rest;
}

function addArgs(
  args: Map<string, string>,
  rest: string,
  given: Readonly<Record<string, string | null>>,
): void {
  for (const [, name = '', value] of rest.matchAll(/([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
    const standard = value === undefined ? undefined : expand(value.replace(/^(["'])(.*)\1$/, '$2'), args);
    const chosen = given[name] ?? standard;
    if (chosen !== undefined) args.set(name, chosen);
  }
}

/** `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}`, as Docker expands them in FROM. */
function expand(text: string, args: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$(?:(\w+)|\{(\w+)(?::([-+])([^${}]*))?\})/g,
    (
      _whole,
      plain: string | undefined,
      braced: string | undefined,
      operator: string | undefined,
      word = '',
    ) => {
      const value = args.get(plain ?? braced ?? '') ?? '';
      if (operator === '-') return value === '' ? word : value;
      if (operator === '+') return value === '' ? '' : word;
      return value;
    },
  );
}
