import { useState, type KeyboardEvent } from 'react';
import type { FileEntry } from '../../../lab/contract/files.ts';
import { useWords } from '../../language.tsx';
import { treeLines, type Branch } from './file-tree.ts';
import styles from './FileTree.module.css';

type TreeProps = {
  entries: readonly FileEntry[];
  chosen: string | undefined;
  onChoose: (path: string) => void;
};

/** The role that a folder's name tells, for its colour. */
function roleOfPath(path: string): string | undefined {
  if (/(^|\/)[^/]*source/.test(path)) return 'source';
  return /(^|\/)[^/]*(replica(?!tion)|leaf)/.test(path) ? 'replica' : undefined;
}

/** The workspace as a tree: arrow keys move, Enter opens a file or a folder. */
export function FileTree({ entries, chosen, onChoose }: TreeProps) {
  const words = useWords().pane.editor;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = treeLines(entries, closed);
  const stop = lines.some((line) => line.path === chosen) ? chosen : lines[0]?.path;

  const fold = (path: string, shut: boolean) => {
    const next = new Set(closed);
    if (shut) next.add(path);
    else next.delete(path);
    setClosed(next);
  };
  const choose = (line: Branch) => {
    if (line.kind === 'directory') fold(line.path, !closed.has(line.path));
    else onChoose(line.path);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
    const index = items.findIndex((item) => item === document.activeElement);
    const line = lines[index];
    if (line === undefined) return;
    const folder = line.kind === 'directory';
    if (event.key === 'ArrowDown') items[index + 1]?.focus();
    else if (event.key === 'ArrowUp') items[index - 1]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'ArrowRight' && folder) fold(line.path, false);
    else if (event.key === 'ArrowLeft' && folder && !closed.has(line.path)) fold(line.path, true);
    else if (event.key === 'ArrowLeft') {
      const parent = line.path.split('/').slice(0, -1).join('/');
      items[lines.findIndex(({ path }) => path === parent)]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') choose(line);
    else return;
    event.preventDefault();
  };

  if (lines.length === 0) return <p className={styles.empty}>{words.empty}</p>;
  return (
    <ul className={styles.tree} role="tree" aria-label={words.tree} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree takes the keys for all its items
        <li
          key={line.path}
          role="treeitem"
          className={styles.item}
          style={{ paddingLeft: 14 + line.depth * 14 }}
          aria-level={line.depth + 1}
          aria-selected={line.path === chosen}
          aria-expanded={line.kind === 'directory' ? !closed.has(line.path) : undefined}
          data-kind={line.kind}
          data-role={roleOfPath(line.path)}
          tabIndex={line.path === stop ? 0 : -1}
          onClick={() => choose(line)}
        >
          {line.name}
        </li>
      ))}
    </ul>
  );
}
