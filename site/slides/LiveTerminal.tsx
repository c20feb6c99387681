import { useEffect, type KeyboardEvent } from 'react';
import { useStore } from '../lab/store.ts';
import type { Paste } from '../lab/terminal/copy-paste.ts';
import type { ScreenState, TerminalScreen } from '../lab/terminal/terminal-screen.ts';
import { useTerminalScreen } from '../lab/terminal/use-terminal-screen.ts';
import type { HeldScreen } from './use-stage-work.ts';
import { stageType } from './terminal-type.ts';
import styles from './StageTerminal.module.css';
import { useSlideWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

type Props = { lab: string; id: string; onScreen: (held: HeldScreen | undefined) => void };

/** The lab's own terminal on the stage. Escape gives the keys back to the deck. */
export function LiveTerminal({ lab, id, onScreen }: Props) {
  const words = useSlideWords();
  const { host, screen } = useTerminalScreen(lab, id, pasteAnyway, stageType);
  useEffect(() => {
    screen?.xterm.textarea?.setAttribute('aria-label', words.terminal(id));
    onScreen(screen && { id, screen });
    return () => onScreen(undefined);
  }, [screen, id, words, onScreen]);
  const leave = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    screen?.xterm.blur();
  };
  return (
    <div className={styles.live} onKeyDownCapture={leave}>
      <div className={styles.host} ref={host} />
      {screen && <Size screen={screen} />}
    </div>
  );
}

/** The stage's window has the size: the room reads here, whatever else is open. */
function Size({ screen }: { screen: TerminalScreen }) {
  const linked = useStore(screen.state, selectLinked);
  useEffect(() => {
    if (linked) screen.claim();
  }, [screen, linked]);
  return null;
}

const selectLinked = (state: ScreenState) => state.linked;

/** Nobody answers questions on a stage: what a speaker pastes is meant. */
function pasteAnyway(paste: Paste): void {
  paste.proceed();
}
