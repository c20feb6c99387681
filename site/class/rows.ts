import type { LearnerRow } from '../../lab/contract/class.ts';

/**
 * The order in which rows are shown. While it is held, because somebody points at the table, rows stay where they
 * are: who came is put at the end, who left goes. `moved` counts those who would stand elsewhere.
 */
export function arrange(
  shown: readonly string[],
  wanted: readonly string[],
  held: boolean,
): { shown: readonly string[]; moved: number } {
  if (!held) return { shown: same(shown, wanted) ? shown : wanted, moved: 0 };
  const present = new Set(wanted);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  const now = [...kept, ...wanted.filter((id) => !known.has(id))];
  return { shown: same(shown, now) ? shown : now, moved: now.length - longestInOrder(now, wanted) };
}

/** How many rows can stay where they are when the others are moved. */
function longestInOrder(shown: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((id, index) => [id, index]));
  // The lowest last place of an ascending run of each length.
  const ends: number[] = [];
  for (const id of shown) {
    const at = place.get(id) ?? 0;
    const found = ends.findIndex((end) => end > at);
    ends[found === -1 ? ends.length : found] = at;
  }
  return ends.length;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Rows by learner, in the server's order. */
export type Rows = { byId: ReadonlyMap<string, LearnerRow>; order: readonly string[] };

export const noRows: Rows = { byId: new Map(), order: [] };

/** Everyone, as the server sorts them: who needs help comes first. Rows that are the same stay the same object. */
export function allRows(before: Rows, learners: readonly LearnerRow[]): Rows {
  const byId = new Map(
    learners.map((row) => {
      const known = before.byId.get(row.learner);
      return [row.learner, known !== undefined && alike(known, row) ? known : row];
    }),
  );
  return { byId, order: learners.map((row) => row.learner) };
}

/** One of them changed. */
export function oneRow(before: Rows, row: LearnerRow): Rows {
  const known = before.byId.get(row.learner);
  if (known !== undefined && alike(known, row)) return before;
  const order = known === undefined ? [...before.order, row.learner] : before.order;
  return { byId: new Map(before.byId).set(row.learner, row), order };
}

function alike(a: LearnerRow, b: LearnerRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
