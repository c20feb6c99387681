import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';

export type Size = { columns: number; rows: number };

const smallestFont = 6;

/** The size that fills the box, or undefined while it is hidden. */
export function sizeThatFits(fit: FitAddon): Size | undefined {
  const proposed = fit.proposeDimensions();
  if (proposed === undefined || !(proposed.cols >= 2) || !(proposed.rows >= 2)) return undefined;
  return { columns: Math.min(proposed.cols, 500), rows: Math.min(proposed.rows, 500) };
}

/**
 * The font size at which a screen of another window's size fits into this box. A smaller font rather than a CSS
 * transform: a transformed terminal puts the composition text in the wrong place.
 */
export function fontThatFits(xterm: Terminal, box: HTMLElement, preferred: number): number {
  const screen = box.querySelector<HTMLElement>('.xterm-screen');
  const now = xterm.options.fontSize ?? preferred;
  if (screen === null || screen.offsetWidth === 0 || box.clientWidth === 0) return now;
  const scale = Math.min(box.clientWidth / screen.offsetWidth, box.clientHeight / screen.offsetHeight);
  const fitting = Math.floor(now * scale * 2) / 2;
  return Math.max(smallestFont, Math.min(preferred, fitting));
}
