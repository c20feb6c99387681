const RULE = '--------------';

/**
 * What the batch client printed with `-vvv`, as its interactive prompt would have printed it: without the echo of
 * each statement between two rules, the line numbers of errors, and the farewell.
 */
export function asAtPrompt(printed: string): string {
  const kept: string[] = [];
  const lines = printed.replaceAll('\r\n', '\n').split('\n');
  let skipping = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const end = line === RULE ? lines.indexOf(RULE, at + 1) : -1;
    if (end > 0) {
      // The prompt answers a comment with nothing, the batch client with "Query OK".
      skipping = lines.slice(at + 1, end).every((statement) => /^\s*(--\s.*|#.*)?$/.test(statement));
      at = end;
    } else if (!skipping) {
      kept.push(line.replace(/^(ERROR \d+ \(\w+\)) at line \d+:/, '$1:'));
    }
  }
  return kept
    .join('\n')
    .replace(/\n*Bye\n*$/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first error that the client told, or undefined. */
export function firstError(output: string): string | undefined {
  return /^ERROR \d+.*$/m.exec(output)?.[0];
}
