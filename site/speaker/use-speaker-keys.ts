import { useEffect } from 'react';
import { speakerKey, type SpeakerKey } from './speaker-keys.ts';

const text = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

function focusOf(target: EventTarget | null): 'nothing' | 'text' | 'button' {
  if (!(target instanceof Element)) return 'nothing';
  if (target.closest(text)) return 'text';
  return target.closest('button, a, summary') ? 'button' : 'nothing';
}

/** Calls back with what the keys of the speaker view ask for. */
export function useSpeakerKeys(onKey: (key: SpeakerKey) => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const key = speakerKey(event, focusOf(event.target));
      if (key === undefined) return;
      event.preventDefault();
      onKey(key);
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [onKey]);
}
