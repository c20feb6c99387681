import * as z from 'zod/mini';
import { WorkspacePath } from './names.ts';

export const FileEntry = z.object({
  path: WorkspacePath,
  kind: z.enum(['file', 'directory']),
  size: z.number(),
  /** A directory whose contents are not, or not all, in the list: too large, or too deep. */
  partial: z.optional(z.boolean()),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** A file's text and its version (a hash), which a write must name so that nobody's work is lost. */
export const FileText = z.object({ path: WorkspacePath, text: z.string(), version: z.string() });
export type FileText = z.infer<typeof FileText>;

/** `version: null` means: only if the file does not exist yet. A mismatch answers `file-changed`. */
export const WriteFile = z.object({
  path: WorkspacePath,
  text: z.string().check(z.maxLength(1048576)),
  version: z.nullable(z.string()),
});
export type WriteFile = z.infer<typeof WriteFile>;

/** What pressing "write this file" would do: the lesson's text beside what is there now. */
export const FilePreview = z.object({
  path: WorkspacePath,
  wanted: z.string(),
  present: z.nullable(FileText),
  /** True when the present text is not one that the course wrote itself: ask before replacing it. */
  learnersOwn: z.boolean(),
});
export type FilePreview = z.infer<typeof FilePreview>;

/** Writes the file of a step; `version` is what the preview showed as present. */
export const WriteAction = z.object({ version: z.nullable(z.string()) });
export type WriteAction = z.infer<typeof WriteAction>;

export const RenameFile = z.object({ path: WorkspacePath, to: WorkspacePath });
export type RenameFile = z.infer<typeof RenameFile>;
