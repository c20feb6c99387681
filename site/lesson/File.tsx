import { useId, useState, type FC, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { FileIcon } from './FileIcon.tsx';
import type { CodeLine } from './code.ts';
import { textOf } from './code.ts';
import { useThisStep } from './contexts.ts';
import { elementsOf } from './elements.ts';
import { ExplainedLines } from './ExplainedLines.tsx';
import fenceStyles from './Fence.module.css';
import styles from './File.module.css';
import { FileWriter } from './FileWriter.tsx';

type LineProps = { at: number[]; children: ReactNode };

/** What some lines of a `<File>` do; `at` holds their numbers, from 0. Drawn by the file around it. */
export const Line: FC<LineProps> = () => null;

/** A file that the step writes, its lines explained where they stand. */
export function File({
  action,
  path,
  lines,
  children,
}: {
  action: number;
  path: string;
  lines: CodeLine[];
  children?: ReactNode;
}) {
  const words = useWords();
  const { id } = useThisStep();
  const notes = elementsOf(children, Line).map((line) => line.props);
  const [shown, setShown] = useState(0);
  const noteId = useId();
  return (
    <figure className={fenceStyles.fence} data-place={`${id}/${action}`} aria-label={words.file.label(path)}>
      <FileWriter action={action} path={path} text={`${lines.map(textOf).join('\n')}\n`}>
        <FileIcon />
        <span className={fenceStyles.path}>{path}</span>
      </FileWriter>
      <ExplainedLines
        lines={lines}
        notes={notes.map((note) => note.at)}
        shown={shown}
        onShow={setShown}
        noteId={(note) => `${noteId}-${note}`}
        label={words.file.label(path)}
      />
      {notes.length > 0 && (
        <div className={styles.notes}>
          {notes.map((note, index) => (
            <div
              key={note.at.join()}
              id={`${noteId}-${index}`}
              className={styles.note}
              data-shown={shown === index}
            >
              <span className={styles.count} aria-hidden="true">
                {`${index + 1} / ${notes.length}`}
              </span>
              {note.children}
            </div>
          ))}
        </div>
      )}
    </figure>
  );
}
