import { useCallback, useEffect, useState } from 'react';
import type { FileEntry } from '../../../lab/contract/files.ts';
import { path, routes } from '../../../lab/contract/routes.ts';
import { useWords } from '../../language.tsx';
import { listFiles, removeFile, renameFile, writeFile } from '../actions.ts';
import { useConnection, useFilesChanged, useLabId } from '../connection.ts';
import { attempt } from '../failure.ts';
import { Menu } from '../Menu.tsx';
import { showFile, usePaneView } from '../pane-view.ts';
import { NameDialog, RemoveDialog } from './FileDialogs.tsx';
import { FileEditor } from './FileEditor.tsx';
import styles from './FilesPanel.module.css';
import { FileTree } from './FileTree.tsx';

/** The workspace's files as the shell sees them, once at first and again after each change. */
function useEntries(): { entries: readonly FileEntry[]; refresh: () => Promise<void> } {
  const connection = useConnection();
  const [entries, setEntries] = useState<readonly FileEntry[]>([]);
  const refresh = useCallback(() => listFiles().then(setEntries), []);
  useEffect(() => {
    if (connection === 'connected') attempt(refresh());
  }, [connection, refresh]);
  useFilesChanged(useCallback(() => attempt(refresh()), [refresh]));
  return { entries, refresh };
}

type Question = 'create' | 'rename' | 'remove' | undefined;

/** The files of the workspace: the tree, and the editor of the file that is open. */
export default function FilesPanel() {
  const words = useWords().pane.editor;
  const { file } = usePaneView();
  const lab = useLabId();
  const { entries, refresh } = useEntries();
  const [question, setQuestion] = useState<Question>();
  const [treeOpen, setTreeOpen] = useState(false);
  const taken = (path: string) => entries.some((entry) => entry.path === path);

  const create = async (path: string) => {
    await writeFile({ path, text: '', version: null });
    await refresh();
    showFile(path);
  };
  const rename = async (from: string, to: string) => {
    await renameFile(from, to);
    await refresh();
    showFile(to);
  };
  const remove = async (path: string) => {
    await removeFile(path);
    showFile(undefined);
    await refresh();
  };
  const close = () => setQuestion(undefined);

  return (
    <div className={styles.files} data-tree={treeOpen || file === undefined}>
      <nav className={styles.side} aria-label={words.tree}>
        <div className={styles.head}>
          <button type="button" className={styles.create} onClick={() => setQuestion('create')}>
            + {words.create}
          </button>
          {lab !== undefined && (
            <a className={styles.create} href={path(routes.archive, { lab })} download>
              {words.archive}
            </a>
          )}
        </div>
        <FileTree
          entries={entries}
          chosen={file}
          onChoose={(path) => {
            setTreeOpen(false);
            showFile(path);
          }}
        />
      </nav>
      {file === undefined ? (
        <p className={styles.choose}>{words.choose}</p>
      ) : (
        <div className={styles.main}>
          <div className={styles.head}>
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={treeOpen}
              onClick={() => setTreeOpen(!treeOpen)}
            >
              {words.treeToggle}
            </button>
            <code className={styles.path}>{file}</code>
            <Menu
              label={words.more}
              items={[
                { label: words.rename, onChoose: () => setQuestion('rename') },
                { label: words.remove, onChoose: () => setQuestion('remove') },
              ]}
            />
          </div>
          <div className={styles.body}>
            <FileEditor key={file} path={file} />
          </div>
        </div>
      )}
      {question === 'create' && (
        <NameDialog
          title={words.create}
          initial=""
          taken={taken}
          onName={(path) => attempt(create(path))}
          onClose={close}
        />
      )}
      {question === 'rename' && file !== undefined && (
        <NameDialog
          title={words.rename}
          initial={file}
          taken={taken}
          onName={(path) => attempt(rename(file, path))}
          onClose={close}
        />
      )}
      {question === 'remove' && file !== undefined && (
        <RemoveDialog path={file} onRemove={() => attempt(remove(file))} onClose={close} />
      )}
    </div>
  );
}
