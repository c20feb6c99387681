import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../language.tsx';
import { readFile, writeFile } from '../actions.ts';
import { useFilesChanged } from '../connection.ts';
import { wordsOf } from '../error-words.ts';
import { useStore } from '../store.ts';
import { Conflict } from './Conflict.tsx';
import { editorExtensions, replaceText } from './editor-setup.ts';
import styles from './FileEditor.module.css';
import { OpenFile, type OpenFileState } from './open-file.ts';

const whole = (state: OpenFileState) => state;
const api = { read: readFile, write: writeFile };

/** One file in the editor, saved by itself and in step with the shell. */
export function FileEditor({ path }: { path: string }) {
  const words = useWords().pane;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ file: OpenFile; view: EditorView }>();

  useEffect(() => {
    if (box.current === null) return undefined;
    const view = new EditorView({ parent: box.current });
    const file = new OpenFile(path, api, {
      get: () => view.state.sliceDoc(),
      replace: (text) => replaceText(view, text),
    });
    view.setState(
      EditorState.create({
        extensions: editorExtensions({
          path,
          language,
          words,
          onType: () => file.typed(),
          onSave: () => void file.save(),
        }),
      }),
    );
    void file.load();
    setOpen({ file, view });
    return () => {
      file.close();
      view.destroy();
      setOpen(undefined);
    };
  }, [path, language, words]);

  return (
    <div className={styles.editor}>
      <div className={styles.text} ref={box} />
      {open !== undefined && <FileState file={open.file} view={open.view} />}
    </div>
  );
}

/** How the file stands: saved or not, and what to do when it went apart from the one on disk. */
function FileState({ file, view }: { file: OpenFile; view: EditorView }) {
  const words = useWords().pane.editor;
  const language = useLanguage();
  const { status, theirs, error } = useStore(file.state, whole);
  useFilesChanged(
    useCallback(
      (changed: readonly string[]) => {
        // No names means that more changed than was told.
        const touched = (name: string) => file.path === name || file.path.startsWith(`${name}/`);
        if (changed.length === 0 || changed.some(touched)) void file.changedOutside();
      },
      [file],
    ),
  );
  const said = {
    loading: words.loading,
    saved: words.saved,
    unsaved: words.unsaved,
    saving: words.saving,
    failed: words.failed,
    conflict: words.unsaved,
    removed: words.unsaved,
  };
  return (
    <>
      {status === 'conflict' && theirs !== undefined && (
        <Conflict
          theirs={theirs.text}
          mine={view.state.sliceDoc()}
          onMine={() => void file.keepMine()}
          onTheirs={() => file.takeTheirs()}
        />
      )}
      {status === 'removed' && (
        <div className={styles.notice} role="alert">
          <b>{words.removedTitle}</b> {words.removedBody}
          <button type="button" onClick={() => void file.save()}>
            {words.save}
          </button>
        </div>
      )}
      {status === 'failed' && (
        <div className={styles.notice} role="alert">
          <b>{wordsOf(error, language).what}</b> {wordsOf(error, language).next}
        </div>
      )}
      <output className={styles.state} data-status={status}>
        {said[status]}
      </output>
    </>
  );
}
