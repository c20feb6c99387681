/** What a key means to the terminal's window rather than to the program in it; `page` is the page's own. */
export type TerminalCommand = 'copy' | 'paste' | 'search' | 'page' | 'larger' | 'smaller';

type Key = Pick<
  KeyboardEvent,
  'type' | 'key' | 'code' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'
>;
type Screen = { mac: boolean; selected: boolean; fullScreen: boolean };

/** The command of a key, or undefined when the key belongs to the program. */
export function commandOf(key: Key, screen: Screen): TerminalCommand | undefined {
  // First of all: while an input method composes, every key is its own. Its keys come as 229, whatever was pressed.
  if (key.isComposing || key.keyCode === 229 || key.type !== 'keydown' || key.altKey) return undefined;
  // The page's way out of the terminal, and its key for the next command.
  if (key.key === 'F6' || (key.key === 'Enter' && (key.ctrlKey || key.metaKey) && !key.shiftKey))
    return 'page';
  const ctrl = key.ctrlKey && !key.metaKey;
  const command = screen.mac && key.metaKey && !key.ctrlKey;
  // By position, not by letter: with a Hangul layout on, the key C says ㅊ.
  if (ctrl && key.shiftKey) {
    if (key.code === 'KeyC') return 'copy';
    if (key.code === 'KeyV') return 'paste';
    if (key.code === 'KeyF') return 'search';
  }
  if (command && key.code === 'KeyF') return 'search';
  if (ctrl && !key.shiftKey && key.code === 'KeyC') return screen.selected ? 'copy' : undefined;
  // Editors use Ctrl+V themselves; a shell has little use for it, and everybody expects it to paste.
  if (ctrl && !key.shiftKey && !screen.mac && key.code === 'KeyV')
    return screen.fullScreen ? undefined : 'paste';
  if ((ctrl || command) && (key.key === '=' || key.key === '+')) return 'larger';
  if ((ctrl || command) && key.key === '-') return 'smaller';
  return undefined;
}
