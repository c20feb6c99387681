import { useCallback, useState } from 'react';
import { useStore } from '../lab/store.ts';
import type { AudienceScreen } from './audience-screen.ts';
import { TalkTerminal } from './talk-terminal.ts';
import { TerminalBox } from './TerminalBox.tsx';
import styles from './TerminalBox.module.css';
import { useFollowWords } from './words.ts';

/** The speaker's terminal, live and read-only. */
export default function LiveTerminal({ fits }: { fits: 'box' | 'width' }) {
  const words = useFollowWords().terminal;
  const [terminal, setTerminal] = useState<TalkTerminal>();
  const fill = useCallback((screen: AudienceScreen) => {
    const made = new TalkTerminal(screen);
    setTerminal(made);
    return () => {
      made.close();
      setTerminal(undefined);
    };
  }, []);
  return (
    <TerminalBox label={words.label} fits={fits} fill={fill}>
      {terminal !== undefined && <State terminal={terminal} />}
    </TerminalBox>
  );
}

type ScreenState = { linked: boolean; ended: boolean };
const whole = (state: ScreenState) => state;

function State({ terminal }: { terminal: TalkTerminal }) {
  const words = useFollowWords().terminal;
  const { linked, ended } = useStore(terminal.state, whole);
  return (
    <p className={styles.state} role="status">
      {!linked ? words.connecting : ended ? words.ended : ''}
    </p>
  );
}
