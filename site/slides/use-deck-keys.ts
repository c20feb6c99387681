import { useEffect, useEffectEvent } from 'react';

/** What the deck's keys do, by their place on the keyboard: with a Hangul layout on, the key T says ㅅ. */
export type DeckKeys = Readonly<Record<string, () => void>>;

/** Listens to the deck's keys while nobody types: in a field, in the terminal, or into an input method. */
export function useDeckKeys(keys: DeckKeys, on: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const deed = keys[event.code];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  });
  useEffect(() => {
    if (!on) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && isForTyping(event)) return;
      press(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [on]);
}

/** Whether a key belongs to the element that has the focus. */
function isForTyping({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], dialog') !== null) return true;
  return (code === 'Enter' || code === 'Space') && target.closest('button, a') !== null;
}
