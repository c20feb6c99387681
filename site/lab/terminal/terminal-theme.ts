import type { ITheme } from '@xterm/xterm';

/** xterm wants colours as values: they are read from the tokens, so that there is one place for them. */
export function terminalTheme(element: Element): ITheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const ink = token('term-ink');
  const soft = token('term-soft');
  const colours = {
    red: token('term-wrong'),
    green: token('term-done'),
    yellow: token('term-wait'),
    blue: token('term-blue'),
    magenta: token('term-magenta'),
    cyan: token('term-replica'),
  };
  return {
    background: token('term'),
    foreground: ink,
    cursor: ink,
    cursorAccent: token('term'),
    selectionBackground: token('term-select'),
    selectionInactiveBackground: token('term-select'),
    black: token('term-raised'),
    white: ink,
    brightBlack: soft,
    brightWhite: '#ffffff',
    ...colours,
    brightRed: colours.red,
    brightGreen: colours.green,
    brightYellow: token('term-source'),
    brightBlue: colours.blue,
    brightMagenta: colours.magenta,
    brightCyan: colours.cyan,
  };
}

/** Calls back when the page's theme changes. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
