import type { KeyboardEvent } from 'react';
import { Line, Pre } from './Code.tsx';
import type { CodeLine } from './code.ts';
import styles from './File.module.css';

type Props = {
  lines: CodeLine[];
  /** For each note the lines it explains. */
  notes: number[][];
  shown: number;
  onShow: (note: number) => void;
  noteId: (note: number) => string;
  label: string;
};

/** A file's lines; those with a note are buttons among which the arrow keys move, one stop for the Tab key. */
export function ExplainedLines({ lines, notes, shown, onShow, noteId, label }: Props) {
  const noteOf = (line: number) => notes.findIndex((at) => at.includes(line));
  const explained = lines.map((_, line) => line).filter((line) => noteOf(line) >= 0);
  const stop = explained.find((line) => noteOf(line) === shown) ?? explained[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const moves: Record<string, (at: number) => number> = {
      ArrowDown: (at) => Math.min(at + 1, explained.length - 1),
      ArrowUp: (at) => Math.max(at - 1, 0),
      Home: () => 0,
      End: () => explained.length - 1,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const at = explained.indexOf(Number(event.currentTarget.dataset['line']));
    const parent = event.currentTarget.parentElement;
    parent?.querySelector<HTMLElement>(`[data-line="${explained[move(at)]}"]`)?.focus();
  };

  return (
    <Pre className={styles.lines} label={label}>
      {lines.map((line, index) => {
        const note = noteOf(index);
        const text = line.length === 0 ? '\n' : <Line line={line} />;
        return note < 0 ? (
          // oxlint-disable-next-line react/no-array-index-key -- lines never move
          <span key={index} className={styles.line}>
            {text}
          </span>
        ) : (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- lines never move
            key={index}
            className={styles.line}
            role="button"
            tabIndex={index === stop ? 0 : -1}
            data-line={index}
            data-explained=""
            data-shown={note === shown}
            aria-pressed={note === shown}
            aria-describedby={noteId(note)}
            onFocus={() => onShow(note)}
            onClick={() => onShow(note)}
            onMouseEnter={() => onShow(note)}
            onKeyDown={onKeyDown}
          >
            {text}
          </span>
        );
      })}
    </Pre>
  );
}
