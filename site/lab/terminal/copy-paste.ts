import type { Terminal } from '@xterm/xterm';

/** A paste that waits for the learner's word. */
export type Paste = { text: string; lines: number; proceed(): void };

/** Copies the selection and lets go of it, so that the next Ctrl+C interrupts. */
export async function copySelection(xterm: Terminal): Promise<void> {
  const text = xterm.getSelection();
  if (text === '') return;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No permission, or a page that is not on localhost or https: the older way asks xterm's own copy listener.
    document.execCommand('copy');
  }
  xterm.clearSelection();
}

/**
 * Takes pastes before xterm does: text in NFC (macOS hands out file names decomposed), and a question first when
 * several lines go to a program without bracketed paste, which would run each line as it arrives.
 */
export function takePastes(host: HTMLElement, xterm: Terminal, ask: (paste: Paste) => void): () => void {
  const take = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData?.getData('text/plain').normalize('NFC') ?? '';
    const lines = text.trimEnd().split(/\r?\n/).length;
    const proceed = () => xterm.paste(text);
    if (lines > 1 && !xterm.modes.bracketedPasteMode) ask({ text, lines, proceed });
    else proceed();
  };
  // In the capture phase because xterm stops the event at its textarea; keys are never taken this way.
  host.addEventListener('paste', take, true);
  return () => host.removeEventListener('paste', take, true);
}
