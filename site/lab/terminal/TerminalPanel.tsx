import { useEffect, useState } from 'react';
import { useWords } from '../../language.tsx';
import { closeTerminal, openTerminal } from '../actions.ts';
import { Dialog } from '../Dialog.tsx';
import { attempt } from '../failure.ts';
import { showOverlay, usePaneView } from '../pane-view.ts';
import type { TerminalTab } from '../pane-tabs.ts';
import type { Paste } from './copy-paste.ts';
import { LastCommandDialog } from './LastCommandDialog.tsx';
import { SearchBar } from './SearchBar.tsx';
import styles from './TerminalPanel.module.css';
import { TerminalStatus } from './TerminalStatus.tsx';
import { usePreferences } from './terminal-preferences.ts';
import { TypeLine } from './TypeLine.tsx';
import { useTerminalScreen } from './use-terminal-screen.ts';
import '@xterm/xterm/css/xterm.css';

type PanelProps = { lab: string; tab: TerminalTab; active: boolean };

/** A terminal with what belongs to it: how it is connected, search, the typing line. */
export function TerminalPanel({ lab, tab, active }: PanelProps) {
  const words = useWords().pane;
  const view = usePaneView();
  const { typeLine } = usePreferences();
  const [paste, setPaste] = useState<Paste>();
  const { host, screen } = useTerminalScreen(lab, tab.id, setPaste);
  const name = tab.kind === 'sql' ? tab.id : words.shell(tab.number);

  useEffect(() => {
    if (screen === undefined) return;
    screen.xterm.textarea?.setAttribute('aria-label', words.terminal.label(name));
    if (active) screen.fit();
  }, [screen, active, name, words]);

  const again = async () => {
    await closeTerminal(tab.id);
    await openTerminal(tab.kind === 'sql' ? { kind: 'sql', on: tab.id } : { kind: 'shell' });
  };
  const closeOverlay = () => {
    showOverlay(undefined);
    screen?.focus();
  };

  return (
    <div className={styles.panel} data-terminal={tab.id}>
      {active && view.overlay === 'search' && screen !== undefined && (
        <SearchBar screen={screen} onClose={closeOverlay} />
      )}
      <div className={styles.frame}>
        <div className={styles.host} ref={host} />
      </div>
      {screen !== undefined && <TerminalStatus screen={screen} onAgain={() => attempt(again())} />}
      {typeLine && screen !== undefined && <TypeLine screen={screen} />}
      {active && view.overlay === 'last-command' && screen !== undefined && (
        <LastCommandDialog text={screen.lastCommand.text()} onClose={closeOverlay} />
      )}
      {paste !== undefined && (
        <Dialog title={words.paste.title(paste.lines)} onClose={() => setPaste(undefined)}>
          <p>{words.paste.body}</p>
          <pre>{paste.text.slice(0, 2000)}</pre>
          <Dialog.Buttons
            proceed={words.paste.proceed}
            onProceed={() => {
              paste.proceed();
              setPaste(undefined);
              screen?.focus();
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
