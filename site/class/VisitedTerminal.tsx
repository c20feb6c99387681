import { useEffect, useRef, useState } from 'react';
import { useStore } from '../lab/store.ts';
import { loadTerminalFont } from '../lab/terminal/terminal-font.ts';
import { TerminalScreen, type ScreenState } from '../lab/terminal/terminal-screen.ts';
import terminalStyles from '../lab/terminal/TerminalPanel.module.css';
import { useClassWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

type Props = { lab: string; id: string; name: string; typing: boolean };

/** A learner's terminal in the learner's size; what is typed counts only after the learner agreed. */
export function VisitedTerminal({ lab, id, name, typing }: Props) {
  const words = useClassWords().panel;
  const host = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<TerminalScreen>();

  useEffect(() => {
    let gone = false;
    let made: TerminalScreen | undefined;
    const open = async () => {
      await loadTerminalFont();
      if (gone || host.current === null) return;
      made = new TerminalScreen({
        host: host.current,
        lab,
        id,
        looksOnly: true,
        onCommand: () => {}, // the learner's own keys for search and size do nothing here
        onRiskyPaste: (paste) => paste.proceed(),
      });
      setScreen(made);
    };
    void open();
    return () => {
      gone = true;
      made?.dispose();
      setScreen(undefined);
    };
  }, [lab, id]);

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
