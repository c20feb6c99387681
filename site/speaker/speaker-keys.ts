import type { Deed } from '../talk/talk.ts';

export type SpeakerKey = Deed | 'black' | 'join';

/** By place on the keyboard, because with a Hangul layout on the key T says ㅅ; the same keys as on the deck. */
const keys: Readonly<Record<string, SpeakerKey>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  Space: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  KeyT: 'type',
  KeyR: 'run',
  KeyB: 'black',
  KeyQ: 'join',
};

type Key = Pick<
  KeyboardEvent,
  'code' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'
>;

/** What a key press asks of the talk. `on` is what has the focus: a button is pressed by Space, text takes all keys. */
export function speakerKey(event: Key, on: 'nothing' | 'text' | 'button'): SpeakerKey | undefined {
  if (on === 'text' || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  if (on === 'button' && event.code === 'Space') return undefined;
  return keys[event.code];
}
