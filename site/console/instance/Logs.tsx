import { useEffect, useState } from 'react';
import type { DBInstance, RdsState } from '../../../lab/contract/rds.ts';
import { useLanguage } from '../../language.tsx';
import { LogFile, LogPortion, RdsEvent } from '../api-shapes.ts';
import { accepted } from '../calls.ts';
import { Failed } from '../Failed.tsx';
import { List } from '../List.tsx';
import { Part } from '../Part.tsx';
import { Press } from '../Press.tsx';
import { pulseOf, useDescribed } from '../use-described.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './Logs.module.css';

const dayMinutes = 1440;
const linesMost = 200;

/** What RDS noted about the instance, and what its server wrote. */
export function Logs({ rds, instance }: { rds: RdsState; instance: DBInstance }) {
  const words = useConsoleWords();
  const { logs: say } = words.instance;
  const language = useLanguage();
  const name = instance.DBInstanceIdentifier;
  const pulse = pulseOf(rds);
  const [open, setOpen] = useState<string>();
  const asked = { SourceIdentifier: name, SourceType: 'db-instance', Duration: dayMinutes };
  const events = useDescribed('DescribeEvents', asked, 'Events', RdsEvent, pulse);
  const files = useDescribed(
    'DescribeDBLogFiles',
    { DBInstanceIdentifier: name },
    'DescribeDBLogFiles',
    LogFile,
    pulse,
  );
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <>
      <Part title={say.events}>
        <List
          label={say.events}
          columns={[say.time, say.message]}
          items={events.items?.toReversed()}
          error={events.error}
          none={say.noEvents}
        >
          {(event) => (
            <tr key={`${event.Date} ${event.Message}`}>
              <td className={styles.time}>{time.format(new Date(event.Date))}</td>
              <td lang="en">{event.Message}</td>
            </tr>
          )}
        </List>
      </Part>
      <Part title={say.files}>
        <List
          label={say.files}
          columns={[say.name, say.size, say.time, '']}
          items={files.items}
          error={files.error}
          none={say.noFiles}
        >
          {(file) => (
            <tr key={file.LogFileName}>
              <th scope="row">
                <code>{file.LogFileName}</code>
              </th>
              <td>{bytes(file.Size)}</td>
              <td className={styles.time}>{time.format(file.LastWritten)}</td>
              <td>
                <Press
                  kind="quiet"
                  aria-label={`${say.view}: ${file.LogFileName}`}
                  onClick={() => setOpen(file.LogFileName)}
                >
                  {say.view}
                </Press>
              </td>
            </tr>
          )}
        </List>
      </Part>
      {open !== undefined && (
        <Part title={say.watch(open)}>
          <LogText key={open} instance={name} file={open} />
        </Part>
      )}
    </>
  );
}

function bytes(size: number): string {
  return size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} kB`;
}

function LogText({ instance, file }: { instance: string; file: string }) {
  const words = useConsoleWords();
  const [text, setText] = useState<string>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let stale = false;
    const asked = { DBInstanceIdentifier: instance, LogFileName: file, NumberOfLines: linesMost };
    accepted('DownloadDBLogFilePortion', asked).then(
      (result) => !stale && setText(LogPortion.parse(result).LogFileData ?? ''),
      (failure: unknown) => !stale && setError(failure),
    );
    return () => {
      stale = true;
    };
  }, [instance, file]);
  if (error !== undefined) return <Failed error={error} />;
  if (text === undefined) return <output>{words.loading}</output>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <pre className={styles.log} tabIndex={0} aria-label={file}>
      {text === '' ? words.instance.logs.empty : text}
    </pre>
  );
}
