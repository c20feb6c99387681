import type { Bilingual } from '../../../lab/contract/check.ts';

/** What may stand at one place of a compose.yaml. */
export type Shape =
  | { kind: 'scalar'; values?: readonly string[] }
  | { kind: 'list'; item: Shape }
  /** A mapping whose keys Compose knows. */
  | { kind: 'keys'; keys: Readonly<Record<string, Entry>> }
  /** A mapping whose keys the author names. */
  | { kind: 'named'; each: Shape }
  /** A short and a long form. */
  | { kind: 'either'; shapes: readonly Shape[] }
  | { kind: 'any' };

export type Entry = { shape: Shape; words?: Bilingual };

export const any: Shape = { kind: 'any' };
export const scalar: Shape = { kind: 'scalar' };
export const yesOrNo: Shape = { kind: 'scalar', values: ['true', 'false'] };
export const list: Shape = { kind: 'list', item: scalar };

export function oneOf(...values: string[]): Shape {
  return { kind: 'scalar', values };
}

export function named(each: Shape): Shape {
  return { kind: 'named', each };
}

export function either(...shapes: Shape[]): Shape {
  return { kind: 'either', shapes };
}

export function keys(entries: Record<string, Entry | Shape>): Shape {
  return {
    kind: 'keys',
    keys: Object.fromEntries(
      Object.entries(entries).map(([key, entry]) => [key, 'kind' in entry ? { shape: entry } : entry]),
    ),
  };
}

/** Many keys of one shape. */
export function all(shape: Shape, ...names: string[]): Record<string, Entry> {
  return Object.fromEntries(names.map((name) => [name, { shape }]));
}

/** A key with its explanation. */
export function told(shape: Shape, ko: string, en: string): Entry {
  return { shape, words: { ko, en } };
}

/** The shapes that a place may have, the short and long forms side by side. */
export function forms(shape: Shape): readonly Shape[] {
  return shape.kind === 'either' ? shape.shapes.flatMap(forms) : [shape];
}

/** What stands one step further in: below a key, or in a list (`null`). Undefined where Compose knows no such place. */
export function within(shape: Shape, key: string | null): Entry | undefined {
  for (const form of forms(shape)) {
    if (form.kind === 'any') return { shape: any };
    if (key === null) {
      if (form.kind === 'list') return { shape: form.item };
    } else if (form.kind === 'named') return { shape: form.each };
    else if (form.kind === 'keys') {
      const entry = form.keys[key];
      if (entry !== undefined) return entry;
      // https://github.com/compose-spec/compose-spec/blob/main/11-extension.md
      if (key.startsWith('x-')) return { shape: any };
    }
  }
  return undefined;
}

/** The place that a path of keys leads to. */
export function at(root: Shape, path: readonly (string | null)[]): Entry | undefined {
  let entry: Entry | undefined = { shape: root };
  for (const step of path) {
    entry = entry === undefined ? undefined : within(entry.shape, step);
  }
  return entry;
}
