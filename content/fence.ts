import * as z from 'zod/mini';
import { WorkspacePath } from '../lab/contract/names.ts';
import { LessonError, type Place } from './lesson-error.ts';

const Name = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/));

/** ` ```sh [dir=replication] [until="text"] [fails] `: a command for a terminal. */
const ShellFence = z.strictObject({
  kind: z.literal('sh'),
  /** Below the workspace; `.` is the workspace itself. Absent: the lesson's `directory`. */
  dir: z.optional(z.union([z.literal('.'), WorkspacePath])),
  /** The command does not end by itself: run it until this text is seen, then interrupt it. */
  until: z.optional(z.string().check(z.minLength(1))),
  /** The command is meant to fail. */
  fails: z.boolean(),
});

/** ` ```sql on=CONTAINER [as=USER] [fails] `: statements for the prompt of one database. */
const SqlFence = z.strictObject({
  kind: z.literal('sql'),
  on: Name,
  as: z.optional(Name),
  fails: z.boolean(),
});

/** ` ```output `: what the action before it printed. */
const OutputFence = z.strictObject({ kind: z.literal('output') });

export const Fence = z.discriminatedUnion('kind', [ShellFence, SqlFence, OutputFence]);
export type Fence = z.infer<typeof Fence>;

const flags = new Set(['fails']);
const word = /\s*([a-z]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]+)))?(?=\s|$)/y;

/**
 * Reads a fence's language and meta. Answers undefined for a language that is only shown (yaml, ini, …).
 * @throws LessonError naming the place, where the meta is not of the grammar above.
 */
export function parseFence(
  language: string | null | undefined,
  meta: string | null | undefined,
  place: Place,
): Fence | undefined {
  if (language !== 'sh' && language !== 'sql' && language !== 'output') return undefined;
  const read = {
    kind: language,
    ...(language === 'output' ? {} : { fails: false }),
    ...words(meta ?? '', place),
  };
  const parsed = Fence.safeParse(read);
  if (parsed.success) return parsed.data;
  throw new LessonError(place, `\`\`\`${language} ${meta ?? ''}: ${complaint(parsed.error)}`);
}

function words(meta: string, place: Place): Record<string, string | boolean> {
  const found: Record<string, string | boolean> = {};
  const text = meta.trimEnd();
  word.lastIndex = 0;
  while (word.lastIndex < text.length) {
    const at = word.lastIndex;
    const match = word.exec(text);
    const name = match?.[1];
    if (!match || name === undefined) {
      throw new LessonError(place, `cannot read the fence's meta from "${text.slice(at).trim()}"`);
    }
    if (name in found) throw new LessonError(place, `"${name}" stands twice in the fence's meta`);
    const value = match[2]?.replace(/\\(.)/g, '$1') ?? match[3];
    if (value === undefined && !flags.has(name))
      throw new LessonError(place, `"${name}" needs a value: ${name}=…`);
    if (value !== undefined && flags.has(name)) throw new LessonError(place, `"${name}" takes no value`);
    found[name] = value ?? true;
  }
  return found;
}

function complaint(error: z.core.$ZodError): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown ${issue.keys.join(', ')}`
        : `${issue.path.join('.')} is missing or not allowed`,
    )
    .join('; ');
}
