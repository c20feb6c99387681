export type Shortcut =
  | 'run-next'
  | 'next-step'
  | 'previous-step'
  | 'toggle-lab'
  | 'whole-lab'
  | 'other-side'
  | 'help';

/** Where keys belong to what is being typed into. */
export type Typing = 'nothing' | 'terminal' | 'text';

type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

/**
 * What a key press asks of the page, if anything. A syllable that is being composed is never ours: the Enter that
 * ends it comes with `isComposing`, or as keyCode 229 from some input methods, and must not run a command.
 */
export function shortcutOf(event: Key, typing: Typing): Shortcut | undefined {
  if (event.isComposing || event.keyCode === 229) return undefined;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'F6' && !command && !event.altKey && !event.shiftKey) return 'other-side';
  if (typing === 'text') return undefined;
  if (event.key === 'Enter' && command && !event.altKey && !event.shiftKey) return 'run-next';
  if (typing === 'terminal') return undefined;
  if (event.altKey && !command && !event.shiftKey) return withAlt(event);
  if (event.key === '?' && !command && !event.altKey) return 'help';
  return undefined;
}

/** By place on the keyboard, because Alt and a letter type another character on a Mac. */
function withAlt({ code }: Key): Shortcut | undefined {
  switch (code) {
    case 'ArrowDown':
      return 'next-step';
    case 'ArrowUp':
      return 'previous-step';
    case 'KeyL':
      return 'toggle-lab';
    case 'KeyM':
      return 'whole-lab';
    default:
      return undefined;
  }
}

/** What the focus is in. */
export function typingIn(target: EventTarget | null): Typing {
  if (!(target instanceof Element)) return 'nothing';
  if (target.closest('.xterm')) return 'terminal';
  return target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])')
    ? 'text'
    : 'nothing';
}
