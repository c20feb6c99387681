import { useEffect } from 'react';
import type { RevealApi } from 'reveal.js';

/** Keys of the deck, by where they are on the keyboard: with a Hangul layout on, the key T says ㅅ. */
export function useDeckKeys(reveal: RevealApi | undefined): void {
  useEffect(() => {
    if (reveal === undefined) return undefined;
    const moves: Record<string, () => void> = {
      ArrowRight: () => reveal.next(),
      ArrowLeft: () => reveal.prev(),
      Space: () => reveal.next(),
      PageDown: () => reveal.next(),
      PageUp: () => reveal.prev(),
    };
    const onKey = (event: KeyboardEvent) => {
      const move = moves[event.code];
      if (move === undefined) return;
      event.preventDefault();
      move();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [reveal]);
}
