import { useEffect, useRef, useState } from 'react';
import { useStore } from '../lab/store.ts';
import { loadTerminalFont } from '../lab/terminal/terminal-font.ts';
import { Button } from '../lesson/Button.tsx';
import styles from './LiveTerminal.module.css';
import { TalkTerminal, type TypeSize } from './talk-terminal.ts';
import { useFollowWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

/** The speaker's terminal, live and read-only; `fits` is how its type is chosen unless the reader wants it large. */
export default function LiveTerminal({ fits }: { fits: Exclude<TypeSize, 'large'> }) {
  const words = useFollowWords().terminal;
  const host = useRef<HTMLDivElement>(null);
  const [terminal, setTerminal] = useState<TalkTerminal>();
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let gone = false;
    let made: TalkTerminal | undefined;
    const open = async () => {
      await loadTerminalFont();
      if (gone || host.current === null) return;
      made = new TalkTerminal(host.current);
      setTerminal(made);
    };
    void open();
    return () => {
      gone = true;
      made?.dispose();
      setTerminal(undefined);
    };
  }, []);
  useEffect(() => terminal?.label(words.label), [terminal, words]);
  useEffect(() => terminal?.showType(large ? 'large' : fits), [terminal, large, fits]);
  return (
    <section className={styles.terminal} data-fits={large ? 'large' : fits} aria-label={words.label}>
      <div className={styles.host} ref={host} />
      {terminal !== undefined && <State terminal={terminal} />}
      {fits === 'width' && (
        <Button className={styles.type} aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? words.fit : words.large}
        </Button>
      )}
    </section>
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
