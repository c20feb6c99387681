import { useEffect, useRef, useState, type ReactNode } from 'react';
import { loadTerminalFont } from '../lab/terminal/terminal-font.ts';
import { Button } from '../lesson/Button.tsx';
import { AudienceScreen, type TypeSize } from './audience-screen.ts';
import styles from './TerminalBox.module.css';
import { useFollowWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

type Props = {
  label: string;
  /** How its type is chosen unless the reader wants it large. */
  fits: Exclude<TypeSize, 'large'>;
  /** Fills the screen once it is there; what it answers ends that. A new one begins with a new screen. */
  fill: (screen: AudienceScreen) => () => void;
  children?: ReactNode;
};

/** A terminal that is only looked at. */
export function TerminalBox({ label, fits, fill, children }: Props) {
  const words = useFollowWords().terminal;
  const host = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<AudienceScreen>();
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let gone = false;
    let end: (() => void) | undefined;
    const open = async () => {
      await loadTerminalFont();
      if (gone || host.current === null) return;
      const made = new AudienceScreen(host.current);
      const stop = fill(made);
      setScreen(made);
      end = () => {
        stop();
        made.dispose();
        setScreen(undefined);
      };
    };
    void open();
    return () => {
      gone = true;
      end?.();
    };
  }, [fill]);
  useEffect(() => screen?.label(label), [screen, label]);
  useEffect(() => screen?.showType(large ? 'large' : fits), [screen, large, fits]);
  return (
    <section className={styles.terminal} data-fits={large ? 'large' : fits} aria-label={label}>
      <div className={styles.host} ref={host} />
      {children}
      {fits === 'width' && (
        <Button className={styles.type} aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? words.fit : words.large}
        </Button>
      )}
    </section>
  );
}
