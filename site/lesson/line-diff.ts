/** A row of two texts side by side; a side is absent where the other has a line of its own. */
export type DiffRow<Line> = { left?: Line; right?: Line; same: boolean };

const limit = 2000;

/**
 * Lines of two texts in rows, by their longest common subsequence; lines that differ and stand at the same place
 * share a row. Files of lessons are short, so the plain table does. Texts of more than 2000 lines are shown as
 * wholly different rather than freezing the page.
 */
export function diffLines<Line>(
  left: readonly Line[],
  right: readonly Line[],
  text: (line: Line) => string,
): DiffRow<Line>[] {
  const a = left.map(text);
  const b = right.map(text);
  const common = a.length > limit || b.length > limit ? [] : commonLines(a, b);
  const rows: DiffRow<Line>[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...common, [a.length, b.length] as const]) {
    while (i < nextI || j < nextJ) {
      const row: DiffRow<Line> = { same: false };
      const l = left[i];
      const r = right[j];
      if (i < nextI && l !== undefined) row.left = l;
      if (j < nextJ && r !== undefined) row.right = r;
      rows.push(row);
      if (i < nextI) i += 1;
      if (j < nextJ) j += 1;
    }
    const l = left[i];
    const r = right[j];
    if (l !== undefined && r !== undefined && i < a.length && j < b.length) {
      rows.push({ left: l, right: r, same: true });
      i += 1;
      j += 1;
    }
  }
  return rows;
}

function commonLines(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
