const indentOf = (line: string): number => line.length - line.trimStart().length;
const keyOf = (line: string): string | undefined =>
  /^\s*(?:- +)?(?:(["'])(.+?)\1|([^\s#:"'][^:#]*?))\s*:(?:\s|$)/.exec(line)?.slice(2, 4).find(Boolean);

/**
 * The keys that lead to a line of a YAML file, outermost first, `null` for a list. It reads indentation only, so it
 * works on the half-written lines that a parser cannot read and on which completion is asked for.
 */
export function placeOf(lines: readonly string[], line: number): (string | null)[] {
  const current = lines[line] ?? '';
  let indent = indentOf(current);
  const path: (string | null)[] = [];
  // A key after a dash stands in the list and two columns further in.
  if (/^\s*- /.test(current)) path.unshift(null);
  for (let above = line - 1; above >= 0 && (indent > 0 || path[0] === null); above -= 1) {
    const text = lines[above] ?? '';
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const dash = /^(\s*)- +/.exec(text);
    const key = keyOf(text);
    if (dash !== null && dash[0].length <= indent && (dash[1] ?? '').length < indent) {
      // A sibling key or a parent inside the same list item.
      if (key !== undefined && dash[0].length < indent) path.unshift(key);
      path.unshift(null);
      indent = (dash[1] ?? '').length;
    } else if (key !== undefined && dash === null) {
      // A list may stand at the indentation of its key: "ports:" and "- " in the same column.
      const parent = indentOf(text) < indent || (path[0] === null && indentOf(text) === indent);
      if (!parent) continue;
      path.unshift(key);
      indent = indentOf(text);
      if (indent === 0) break;
    }
  }
  return path;
}

/** The key on a line, with the columns it covers. */
export function keyOnLine(line: string): { key: string; from: number; to: number } | undefined {
  const key = keyOf(line);
  if (key === undefined) return undefined;
  const from = line.indexOf(key);
  return { key, from, to: from + key.length };
}
