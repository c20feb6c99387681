import { useWords } from '../language.tsx';
import { Menu } from './Menu.tsx';
import { showOverlay } from './pane-view.ts';
import { prefer, usePreferences } from './terminal/terminal-preferences.ts';

/** What can be done with the terminal in front, and how all of them look. */
export function TerminalMenu() {
  const words = useWords().pane.terminal;
  const { fontSize, typeLine, screenReader } = usePreferences();
  return (
    <Menu
      label={words.menu}
      items={[
        { label: words.search, keys: 'Ctrl Shift F', onChoose: () => showOverlay('search') },
        { label: words.lastCommand, onChoose: () => showOverlay('last-command') },
        { label: words.larger, keys: 'Ctrl +', onChoose: () => prefer({ fontSize: fontSize + 1 }) },
        { label: words.smaller, keys: 'Ctrl −', onChoose: () => prefer({ fontSize: fontSize - 1 }) },
        { label: words.typeLine, checked: typeLine, onChoose: () => prefer({ typeLine: !typeLine }) },
        {
          label: words.screenReader,
          checked: screenReader,
          onChoose: () => prefer({ screenReader: !screenReader }),
        },
      ]}
    />
  );
}
