import { useEffect } from 'react';
import { useStore } from '../lab/store.ts';
import type { Paste } from '../lab/terminal/copy-paste.ts';
import type { TerminalScreen, ScreenState } from '../lab/terminal/terminal-screen.ts';
import { useTerminalScreen } from '../lab/terminal/use-terminal-screen.ts';
import terminalStyles from '../lab/terminal/TerminalPanel.module.css';
import { useClassWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

type Props = { lab: string; id: string; name: string; typing: boolean };

const asVisitor = {
  looksOnly: true,
  onCommand: () => {}, // the learner's own keys for search and size do nothing here
};
const proceed = (paste: Paste): void => paste.proceed();

/** A learner's terminal in the learner's size; what is typed counts only after the learner agreed. */
export function VisitedTerminal({ lab, id, name, typing }: Props) {
  const words = useClassWords().panel;
  const { host, screen } = useTerminalScreen(lab, id, proceed, asVisitor);

  useEffect(() => {
    if (screen === undefined) return;
    screen.allowTyping(typing);
    screen.xterm.textarea?.setAttribute(
      'aria-label',
      typing ? words.terminalTyped(name) : words.terminal(name),
    );
    if (typing) screen.focus();
  }, [screen, typing, name, words]);

  return (
    <>
      <div className={terminalStyles.frame}>
        <div className={terminalStyles.host} ref={host} data-visited={id} data-owned="false" />
      </div>
      {screen !== undefined && <Linked screen={screen} />}
    </>
  );
}

const whole = (state: ScreenState) => state;

function Linked({ screen }: { screen: TerminalScreen }) {
  const words = useClassWords().panel;
  const { linked, exitCode } = useStore(screen.state, whole);
  return (
    <output className={terminalStyles.status}>
      {exitCode !== undefined ? words.ended(exitCode) : linked ? '' : words.reconnecting}
    </output>
  );
}
