import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useWords } from '../../language.tsx';
import styles from './Conflict.module.css';
import { editorLook } from './editor-look.ts';

type ConflictProps = { theirs: string; mine: string; onMine: () => void; onTheirs: () => void };

/** The file as it is and what was being written, side by side, and the choice between them. */
export function Conflict({ theirs, mine, onMine, onTheirs }: ConflictProps) {
  const words = useWords().pane.editor;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (box.current === null) return undefined;
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [
        lineNumbers(),
        EditorState.phrases.of(words.phrases),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        editorLook,
      ],
    });
    const merge = new MergeView({
      parent: box.current,
      a: side(theirs, words.theirs),
      b: side(mine, words.mine),
      collapseUnchanged: { margin: 3 },
    });
    return () => merge.destroy();
  }, [theirs, mine, words]);

  return (
    <section className={styles.conflict} aria-label={words.changedTitle}>
      <div className={styles.words} role="alert">
        <b>{words.changedTitle}</b> {words.changedBody}
      </div>
      <div className={styles.sides} aria-hidden="true">
        <span>{words.theirs}</span>
        <span>{words.mine}</span>
      </div>
      <div className={styles.merge} ref={box} />
      <div className={styles.buttons}>
        <button type="button" className={styles.proceed} onClick={onMine}>
          {words.keepMine}
        </button>
        <button type="button" onClick={onTheirs}>
          {words.takeTheirs}
        </button>
      </div>
    </section>
  );
}
