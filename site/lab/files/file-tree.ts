import type { FileEntry } from '../../../lab/contract/files.ts';

export type Branch = { name: string; path: string; kind: FileEntry['kind']; depth: number };

function compare(a: FileEntry, b: FileEntry): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')];
  for (let depth = 0; depth < Math.min(left.length, right.length); depth += 1) {
    const [one = '', other = ''] = [left[depth], right[depth]];
    if (one === other) continue;
    // Folders stand before the files beside them.
    const folder = (parts: string[], entry: FileEntry) =>
      parts.length > depth + 1 || entry.kind === 'directory';
    const order = Number(folder(right, b)) - Number(folder(left, a));
    return order === 0 ? one.localeCompare(other) : order;
  }
  return left.length - right.length;
}

/** The workspace's entries as lines of a tree; what lies in a closed folder is left out. */
export function treeLines(entries: readonly FileEntry[], closed: ReadonlySet<string>): Branch[] {
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  for (const { path } of entries) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      if (!known.has(folder)) known.set(folder, { path: folder, kind: 'directory', size: 0 });
    }
  }
  return [...known.values()]
    .sort(compare)
    .filter(({ path }) => {
      const parts = path.split('/');
      return !parts.some((_, depth) => depth > 0 && closed.has(parts.slice(0, depth).join('/')));
    })
    .map(({ path, kind }) => {
      const parts = path.split('/');
      return { path, kind, name: parts.at(-1) ?? path, depth: parts.length - 1 };
    });
}
