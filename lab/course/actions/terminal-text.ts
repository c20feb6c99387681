import { createRequire } from 'node:module';

// The package says that it is an ES module and comes as CommonJS: https://github.com/xtermjs/xterm.js/issues/5195
const { Terminal } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

/** Wide, so that few lines wrap; as tall as a tall window, which decides how Compose draws its progress. */
export const SCREEN = { columns: 200, rows: 50 };
const MOST_LINES = 10_000;

/** The text that stands on a terminal once everything has been drawn: progress lines only as they ended. */
export async function terminalText(output: string): Promise<string> {
  const terminal = new Terminal({
    cols: SCREEN.columns,
    rows: SCREEN.rows,
    scrollback: MOST_LINES,
    allowProposedApi: true,
  });
  try {
    await new Promise<void>((resolve) => {
      terminal.write(output, resolve);
    });
    const { active } = terminal.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text);
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  } finally {
    terminal.dispose();
  }
}
