import { useWords } from '../../language.tsx';
import { useStore } from '../store.ts';
import styles from './TerminalPanel.module.css';
import type { ScreenState, TerminalScreen } from './terminal-screen.ts';

const whole = (state: ScreenState) => state;

/** What a learner has to know about this terminal's connection; nothing while all is well. */
export function TerminalStatus({ screen, onAgain }: { screen: TerminalScreen; onAgain: () => void }) {
  const words = useWords().pane.terminal;
  const { linked, owned, exitCode } = useStore(screen.state, whole);
  return (
    <output className={styles.status}>
      {exitCode !== undefined ? (
        <>
          {words.ended(exitCode)}{' '}
          <button type="button" onClick={onAgain}>
            {words.again}
          </button>
        </>
      ) : !linked ? (
        words.reconnecting
      ) : owned ? null : (
        words.viewer
      )}
    </output>
  );
}
