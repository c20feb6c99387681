import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { FileEntry, FileText } from '../../lab/contract/files.ts';
import { path, routes } from '../../lab/contract/routes.ts';
import { useLanguage } from '../language.tsx';
import { wordsOf } from '../lab/error-words.ts';
import { request } from '../lab/request.ts';
import styles from './LearnerPanel.module.css';
import { useClassWords } from './words.ts';

const fileList = z.array(FileEntry);

type Listed = { entries: readonly FileEntry[]; changed: number };
type Read = { text: string; path: string; changed: number };

/** A learner's files, to read; `changed` counts their changes. */
export function Files({ lab, changed }: { lab: string; changed: number }) {
  const words = useClassWords().panel;
  const language = useLanguage();
  const [listed, setListed] = useState<Listed>();
  const [chosen, setChosen] = useState<string>();
  const [read, setRead] = useState<Read>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const list = async () => {
      const entries = await request(path(routes.files, { lab }), { answer: fileList });
      setListed({ entries: entries.filter(({ kind }) => kind === 'file'), changed });
    };
    list().catch(setError);
  }, [lab, changed]);

  useEffect(() => {
    if (chosen === undefined) return undefined;
    let gone = false;
    const read = async () => {
      const url = path(routes.file, { lab });
      const { text } = await request(url, { query: { path: chosen }, answer: FileText });
      if (gone) return;
      setError(undefined);
      setRead({ text, path: chosen, changed });
    };
    read().catch((error: unknown) => {
      if (!gone) setError(error);
    });
    return () => {
      gone = true;
    };
  }, [lab, chosen, changed]);

  const entries = listed?.entries;
  return (
    <div className={styles.files}>
      <ul>
        {entries?.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              aria-current={entry.path === chosen ? 'true' : undefined}
              onClick={() => setChosen(entry.path)}
            >
              {entry.path}
            </button>
          </li>
        ))}
      </ul>
      {error !== undefined ? (
        <p role="alert">{wordsOf(error, language).what}</p>
      ) : read === undefined || read.path !== chosen ? (
        <p>{entries?.length === 0 ? words.noFiles : words.chooseFile}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
        <pre tabIndex={0} aria-label={chosen}>
          {read.text}
        </pre>
      )}
    </div>
  );
}
