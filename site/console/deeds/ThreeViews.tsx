import { useEffect, useRef, type ReactNode } from 'react';
import type { Deed } from '../../../lab/contract/rds.ts';
import { CopyButton } from '../../lesson/CopyButton.tsx';
import { Refused } from '../Refused.tsx';
import { useConsoleWords } from '../words/words.ts';
import { commandOptions } from './command-options.ts';
import styles from './ThreeViews.module.css';

/** One deed three times: as a click, as a command, and what it caused on the servers, as it comes. */
export function ThreeViews({ deed }: { deed: Deed }) {
  const words = useConsoleWords().deeds;
  return (
    <div className={styles.views}>
      <View title={deed.by === 'api' ? words.sameInConsole : words.console}>
        <Clicked deed={deed} />
      </View>
      <View
        title={words.command}
        tools={deed.command === '' ? undefined : <CopyButton text={deed.command} />}
      >
        {deed.command === '' ? (
          <p className={styles.nothing}>{words.noCommand}</p>
        ) : (
          <pre className={styles.command}>
            <code>
              {deed.command.split('\n').map((line, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- lines of a command never move
                <span key={index} data-option={index > 0}>
                  <Kept line={line.trim()} />
                </span>
              ))}
            </code>
          </pre>
        )}
      </View>
      <View title={words.under}>
        <Under deed={deed} />
      </View>
    </div>
  );
}

function View({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.view} aria-label={title}>
      <div className={styles.title}>
        <h3>{title}</h3>
        {tools}
      </div>
      {children}
    </section>
  );
}

/** The backslash at a line's end stays with the word before it. */
function Kept({ line }: { line: string }) {
  const [, before, last] = /^([\s\S]* )?(\S+ \\)$/.exec(line) ?? [];
  if (last === undefined) return line;
  return (
    <>
      {before}
      <b>{last}</b>
    </>
  );
}

function Clicked({ deed }: { deed: Deed }) {
  const words = useConsoleWords();
  const path = words.actionNames[deed.action]?.path;
  const options = commandOptions(deed.command).flatMap(({ name, value }) => {
    const label = words.optionNames[name];
    const shown = value === 'true' ? words.yes : value === 'false' ? words.no : value;
    return label === undefined ? [] : [{ name, label, shown }];
  });
  if (path === undefined) return <p className={styles.nothing}>{deed.action || words.deeds.by.service}</p>;
  return (
    <>
      <ol className={styles.path}>
        {path.map((step) => (
          <li key={step}>{step.replace('{it}', deed.instance ?? '')}</li>
        ))}
      </ol>
      <dl className={styles.options}>
        {options.map(({ name, label, shown }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Under({ deed }: { deed: Deed }) {
  const words = useConsoleWords().deeds;
  const box = useRef<HTMLOListElement>(null);
  const followed = useRef(true);
  const count = deed.under.length;
  useEffect(() => {
    // Follows what comes, unless the reader has gone up to read.
    if (count > 0 && box.current !== null && followed.current)
      box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  if (deed.refusal !== undefined) {
    return (
      <div className={styles.refused}>
        <p>{words.refusedUnder}</p>
        <Refused refusal={deed.refusal} />
      </div>
    );
  }
  if (count === 0) return <p className={styles.nothing}>{words.nothingUnder}</p>;
  return (
    <ol
      ref={box}
      className={styles.under}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.under}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        followed.current = scrollTop + clientHeight > scrollHeight - 12;
      }}
    >
      {deed.under.map((ran, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines are only added at the end
        <li key={index} data-kind={ran.kind}>
          <span className={styles.kind}>{words.kinds[ran.kind]}</span>
          <span className={styles.after}>{words.after(((ran.at - deed.at) / 1000).toFixed(1))}</span>
          {deed.instance !== undefined && ran.on !== deed.instance && (
            <span className={styles.on}>{ran.on}</span>
          )}
          <Ran text={ran.text} />
        </li>
      ))}
    </ol>
  );
}

const linesAtOnce = 6;

/** A long text, such as a whole options file, shows its beginning and unfolds. */
function Ran({ text }: { text: string }) {
  const words = useConsoleWords().deeds;
  const lines = text.split('\n');
  if (lines.length <= linesAtOnce + 2) return <code>{text}</code>;
  return (
    <>
      <code>{lines.slice(0, linesAtOnce).join('\n')}</code>
      <details>
        <summary>{words.moreLines(lines.length - linesAtOnce)}</summary>
        <code>{lines.slice(linesAtOnce).join('\n')}</code>
      </details>
    </>
  );
}
