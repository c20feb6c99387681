import { useEffect, useRef } from 'react';
import { useWords } from '../language.tsx';
import { Button } from './Button.tsx';
import { Pre } from './Code.tsx';
import styles from './FileDiff.module.css';
import { diffLines } from './line-diff.ts';

type Props = {
  path: string;
  before: string;
  after: string;
  learnersOwn: boolean;
  onReplace: () => void;
  onClose: () => void;
};

/** What writing a file would change, before it is changed. */
export function FileDiff({ path, before, after, learnersOwn, onReplace, onClose }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const rows = diffLines(linesOf(before), linesOf(after), (line) => line);
  return (
    <div ref={box} className={styles.diff} role="group" aria-label={words.file.diffTitle(path)}>
      <p>
        <b>{words.file.diffTitle(path)}.</b> {learnersOwn ? words.file.diffOwn : words.file.diffCourse}
      </p>
      <div className={styles.buttons}>
        <Button filled data-next-action="" onClick={onReplace}>
          {words.file.replace}
        </Button>
        <Button onClick={onClose}>{words.site.cancel}</Button>
      </div>
      <Pre className={styles.rows} label={words.file.diffTitle(path)}>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows never move
          <span key={index}>
            {row.same ? (
              <span className={styles.same}>{`  ${row.left ?? ''}\n`}</span>
            ) : (
              <>
                {row.left !== undefined && (
                  <del className={styles.removed} aria-label={words.file.removed}>{`− ${row.left}\n`}</del>
                )}
                {row.right !== undefined && (
                  <ins className={styles.added} aria-label={words.file.added}>{`+ ${row.right}\n`}</ins>
                )}
              </>
            )}
          </span>
        ))}
      </Pre>
    </div>
  );
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
