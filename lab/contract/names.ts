import * as z from 'zod/mini';

/** The languages of the course; equals, Korean first because the course began in Korean. */
export const Language = z.enum(['ko', 'en']);
export type Language = z.infer<typeof Language>;

/** One learner's lab. Short, because it prefixes every name that the lab has on the engine. */
export const LabId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,23}$/));

/** A lesson's folder name, for example `06-point-the-replica`. */
export const LessonSlug = z.string().check(z.regex(/^\d\d-[a-z0-9-]{1,40}$/));

/** A step's id inside its lesson. */
export const StepId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/));

/** A terminal tab: `shell`, `shell-2`, or `db-source` for the SQL prompt of that container. */
export const TerminalId = z.string().check(z.regex(/^[a-z][a-z0-9_.-]{0,62}$/));

/** A path below the workspace: relative, with `/`, no `..`, NFC. */
export const WorkspacePath = z.string().check(
  z.maxLength(512),
  z.refine(
    (path) =>
      path !== '' &&
      !path.startsWith('/') &&
      !path.includes('\0') &&
      !path.split('/').some((part) => part === '' || part === '.' || part === '..'),
  ),
);

/** Values that fill the `{placeholders}` of a message. */
export const Values = z.record(z.string(), z.string());
export type Values = z.infer<typeof Values>;
