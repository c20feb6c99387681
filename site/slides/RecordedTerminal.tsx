import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef } from 'react';
import type { Recording } from '../../lab/contract/recording.ts';
import { terminalTheme } from '../lab/terminal/terminal-theme.ts';
import { loadTerminalFont } from '../lab/terminal/terminal-font.ts';
import { useLanguage } from '../language.tsx';
import { before, play } from './playing.ts';
import styles from './StageTerminal.module.css';
import { stageType } from './terminal-type.ts';
import { useSlideWords } from './words.ts';
import '@xterm/xterm/css/xterm.css';

type Props = {
  recording: Recording;
  action: number;
  /** Counts how often it was asked for; 0 shows what stood there before the action. */
  plays: number;
};

/** What the terminal showed when the lesson was walked, plainly marked as such, while the lab is not there. */
export function RecordedTerminal({ recording, action, plays }: Props) {
  const words = useSlideWords();
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let terminal: Terminal | undefined;
    let stop: (() => void) | undefined;
    const open = async () => {
      await loadTerminalFont();
      const element = host.current;
      if (gone || element === null) return;
      const xterm = new Terminal({
        allowProposedApi: true,
        fontFamily: getComputedStyle(element).getPropertyValue('--code'),
        fontSize: stageType.typeSize(),
        lineHeight: stageType.lineHeight,
        disableStdin: true,
        cols: recording.columns,
        theme: terminalTheme(element),
      });
      terminal = xterm;
      const fit = new FitAddon();
      xterm.loadAddon(fit);
      xterm.open(element);
      // Lines break where they did; the rows are those that the stage has.
      xterm.resize(recording.columns, fit.proposeDimensions()?.rows ?? recording.rows);
      xterm.write(before(recording, action));
      if (plays > 0) stop = play(recording, action, (data) => xterm.write(data));
    };
    void open();
    return () => {
      gone = true;
      stop?.();
      terminal?.dispose();
    };
  }, [recording, action, plays]);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(recording.recordedAt);
  return (
    <>
      <p className={styles.mark} role="status">
        {words.recording(date)}
      </p>
      <div className={styles.recorded}>
        <div className={styles.host} ref={host} />
      </div>
    </>
  );
}
