import { useEffect } from 'react';
import { shortcutOf, typingIn, type Shortcut } from './keys.ts';
import { openPane, togglePane, toggleWhole } from './pane.ts';

/** Listens for the page's shortcuts; `onHelp` opens the list of them. */
export function useShortcuts(onHelp: () => void): void {
  useEffect(() => {
    const doIt: Record<Shortcut, () => void> = {
      'run-next': runNext,
      'next-step': () => toStep(1),
      'previous-step': () => toStep(-1),
      'toggle-lab': togglePane,
      'whole-lab': toggleWhole,
      'other-side': toOtherSide,
      help: onHelp,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const shortcut = shortcutOf(event, typingIn(event.target));
      if (shortcut === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      doIt[shortcut]();
    };
    // Before the terminal sees it: xterm would take Ctrl+Enter for Enter.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [onHelp]);
}

/** Presses the one filled button: the next thing to do. */
function runNext(): void {
  const button = document.querySelector<HTMLButtonElement>('main [data-next-action]');
  if (!button) return;
  button.scrollIntoView({ block: 'nearest' });
  button.click();
}

/** To the heading after or before the one that is at the top of the text. */
function toStep(by: 1 | -1): void {
  const headings = [...document.querySelectorAll<HTMLElement>('main [data-step-heading]')];
  const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
  const edge = Math.max(top, 0) + 60;
  const after = headings.findIndex((heading) => heading.getBoundingClientRect().top > edge + 1);
  const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < edge - 40);
  const heading = headings[by === 1 ? after : at];
  if (!heading) return;
  heading.scrollIntoView({ block: 'start' });
  heading.focus({ preventScroll: true });
}

/** From the text to the lab and back. */
function toOtherSide(): void {
  const lab = document.getElementById('lab');
  const active = document.activeElement;
  // The splitter lies between the two; from there the key leads into the lab.
  if (lab?.contains(active) === true && active?.getAttribute('role') !== 'separator') {
    document.querySelector('main')?.focus({ preventScroll: true });
    return;
  }
  openPane(true);
  // The pane may only now become visible, and what is hidden takes no focus.
  requestAnimationFrame(() => {
    const inside = lab?.querySelector<HTMLElement>('.xterm-helper-textarea, .cm-content, button');
    (inside ?? lab)?.focus();
  });
}
