/**
 * Saves the last syllable when the terminal loses focus in the middle of it. xterm reads a finished composition from
 * its textarea in a timer, but empties the textarea on blur, which comes before that timer; and a Korean line ends
 * inside a composition nearly always, so clicking a button beside the terminal would eat a syllable each time.
 */
export function guardComposition(textarea: HTMLTextAreaElement): void {
  let finished: string | undefined;
  textarea.addEventListener('compositionend', () => {
    finished = textarea.value;
    setTimeout(() => {
      finished = undefined;
    }, 0);
  });
  // Registered after xterm's own listener, so it runs after the textarea was emptied.
  textarea.addEventListener('blur', () => {
    if (finished === undefined) return;
    textarea.value = finished;
    setTimeout(() => {
      textarea.value = '';
    }, 0);
  });
}
