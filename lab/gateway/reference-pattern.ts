/**
 * Whether an image's name matches one of Docker's patterns: `*` stands for anything but a slash, and a pattern
 * without a tag means every tag. Never a regular expression: one with many stars could take minutes.
 */
export function matchesReference(name: string, pattern: string): boolean {
  return matchesPath(name, pattern) || matchesPath(name.replace(/:[^/:]*$/, ''), pattern);
}

function matchesPath(name: string, pattern: string): boolean {
  const parts = name.split('/');
  const wanted = pattern.split('/');
  return (
    parts.length === wanted.length && parts.every((part, index) => matchesPart(part, wanted[index] ?? ''))
  );
}

/** The text between two stars is best found where it comes first, so nothing is tried twice. */
function matchesPart(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
