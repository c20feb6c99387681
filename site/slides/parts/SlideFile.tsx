import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../../language.tsx';
import { Line as CodeText } from '../../lesson/Code.tsx';
import type { CodeLine } from '../../lesson/code.ts';
import { elementsOf } from '../../lesson/elements.ts';
import { Line } from '../../lesson/File.tsx';
import { FileIcon } from '../../lesson/FileIcon.tsx';
import { useThisSlide } from '../slide-context.ts';
import styles from './SlideFile.module.css';

type Props = { path: string; lines: CodeLine[]; children?: ReactNode };

/** A file; each note comes with "next", its lines stand out and are scrolled to, the others step back. */
export function SlideFile({ path, lines, children }: Props) {
  const words = useWords().file;
  const { fragment, printed } = useThisSlide();
  const notes = elementsOf(children, Line).map(({ props }) => props);
  const at = notes[fragment]?.at ?? [];
  const explaining = !printed && at.length > 0;
  const box = useShift(explaining ? at : [], notes.length === 0 ? fragment + 1 : 0);
  return (
    <figure className={styles.file} aria-label={words.label(path)} data-notes={notes.length > 0}>
      <figcaption className={styles.path}>
        <FileIcon /> <code>{path}</code>
      </figcaption>
      <div className={styles.window} data-printed={printed}>
        <pre
          ref={box}
          className={styles.lines}
          lang="en"
          style={printed ? printedSize(lines.length, notes.length) : undefined}
        >
          {lines.map((line, index) => (
            <span
              // oxlint-disable-next-line react/no-array-index-key -- lines never move
              key={index}
              className={styles.line}
              data-line={index}
              data-said={!explaining ? undefined : at.includes(index)}
            >
              {line.length === 0 ? '\n' : <CodeText line={line} />}
            </span>
          ))}
        </pre>
      </div>
      {explaining && (
        <div className={styles.note}>
          <span className={styles.count} aria-hidden="true">{`${fragment + 1} / ${notes.length}`}</span>
          {notes[fragment]?.children}
        </div>
      )}
      {printed && notes.length > 0 && (
        <ol className={styles.notes}>
          {notes.map((note) => (
            <li key={note.at.join()}>
              <code>{note.at.map((line) => line + 1).join(', ')}</code> {note.children}
            </li>
          ))}
        </ol>
      )}
    </figure>
  );
}

/** How far the lines are moved so that those wanted, or the wanted page, stand in the window. */
function useShift(wanted: readonly number[], page: number) {
  const box = useRef<HTMLPreElement>(null);
  const [first, last] = [wanted[0], wanted.at(-1)];
  useLayoutEffect(() => {
    const pre = box.current;
    const high = pre?.parentElement?.clientHeight ?? 0;
    if (pre === null || high === 0) return;
    const most = Math.max(0, pre.scrollHeight - high);
    const lineAt = (index: number | undefined) => pre.querySelector<HTMLElement>(`[data-line="${index}"]`);
    const [top, end] = [lineAt(first), lineAt(last)];
    const middle =
      top && end ? (top.offsetTop + end.offsetTop + end.offsetHeight) / 2 - high / 2 : page * (high - 56);
    // A block higher than the window begins at its top.
    const wish = top ? Math.min(middle, top.offsetTop) : middle;
    pre.style.translate = `0 ${-Math.round(Math.max(0, Math.min(most, wish)))}px`;
  }, [first, last, page]);
  return box;
}

/** On paper the whole file stands on its page, in columns where it is long, with its notes below. */
function printedSize(lines: number, notes: number) {
  const columns = Math.ceil(lines / 34);
  const high = notes > 0 ? 400 : 560;
  const size = Math.max(8, Math.min(22, Math.floor((high * columns) / lines / 1.28)));
  return { fontSize: `${size}px`, lineHeight: 1.28, columns };
}
