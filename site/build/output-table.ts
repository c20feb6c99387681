/** A cell as wide as a terminal shows it: Hangul and its like take two cells. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += /[ᄀ-ᅟ⺀-ꓐ가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(character) ? 2 : 1;
  return cells;
}

const rule = /^\+(?:-+\+)+$/;
const row = /^\|.*\|$/;

/**
 * Lays out the tables in an expected output as the client would, from what is shown: writers need not count dashes,
 * and `‹varying›` parts lose their marks on the page.
 */
export function layOutTables(text: string): string {
  const lines = text.split('\n');
  const laid: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (rule.test(lines[end] ?? '') || row.test(lines[end] ?? '')) end += 1;
    if (end > at) laid.push(...layOut(lines.slice(at, end)));
    else laid.push(lines[end] ?? '');
    at = Math.max(end, at + 1);
  }
  return laid.join('\n');
}

/** A cell without the marks of what varies. */
function shown(cell: string): string {
  return cell.replace(/[‹›]/g, '');
}

function layOut(lines: string[]): string[] {
  const rows = lines.map((line) =>
    rule.test(line)
      ? undefined
      : line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
  );
  const filled = rows.filter((cells) => cells !== undefined);
  const columns = filled[0]?.length ?? 0;
  // A cell with a bar of its own: not a table that we can read, so it stays as it was written.
  if (columns === 0 || filled.some((cells) => cells.length !== columns)) return lines;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...filled.map((cells) => cellsOf(shown(cells[column] ?? '')))),
  );
  // The client sets numbers to the right, below a heading set to the left.
  const numbers = widths.map((_, column) =>
    filled.slice(1).every((cells) => /^-?[\d.]+$/.test(shown(cells[column] ?? ''))),
  );
  return rows.map((cells, index) => {
    if (cells === undefined) return `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
    const heading = rows.findIndex((row) => row !== undefined) === index;
    const set = cells.map((cell, column) => {
      const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - cellsOf(shown(cell))));
      return numbers[column] === true && !heading ? ` ${blank}${cell} ` : ` ${cell}${blank} `;
    });
    return `|${set.join('|')}|`;
  });
}
