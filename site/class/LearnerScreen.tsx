import { useState, type KeyboardEvent } from 'react';
import { terminalTabs, type TerminalTab } from '../lab/pane-tabs.ts';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import { useLanguage } from '../language.tsx';
import { Files } from './Files.tsx';
import styles from './LearnerPanel.module.css';
import { useVisit } from './use-visit.ts';
import { VisitedTerminal } from './VisitedTerminal.tsx';
import { useClassWords } from './words.ts';
import { Diagnosed } from './Diagnosed.tsx';

type Props = { lab: string; lesson: string | null; awake: boolean; typing: boolean };

const filesTab = 'files';

/**
 * A learner's terminals in their own size, and their files. The terminal in front stays connected while files are
 * read, because that is how the learner is told that somebody looks.
 */
export function LearnerScreen({ lab, lesson, awake, typing }: Props) {
  const words = useClassWords().panel;
  const visit = useVisit(lab, lesson);
  const language = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const [shown, setShown] = useState<string>();
  if (!awake) return <p className={styles.nothing}>{words.asleep}</p>;
  const tabs = terminalTabs(visit.terminals ?? [], undefined);
  const front = tabs.find(({ id }) => id === shown) ?? tabs[0];
  const selected = chosen === filesTab ? filesTab : front?.id;
  const nameOf = (tab: TerminalTab) => (tab.kind === 'sql' ? tab.id : words.shell(tab.number));
  const choose = (id: string) => {
    setChosen(id);
    if (id !== filesTab) setShown(id);
  };
  const ids = [...tabs.map(({ id }) => id), filesTab];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = ids[(ids.indexOf(selected ?? filesTab) + by + ids.length) % ids.length];
    if (next === undefined) return;
    choose(next);
    document.getElementById(`visit-${next}`)?.focus();
    event.preventDefault();
  };
  const tabProps = (id: string) => ({
    id: `visit-${id}`,
    role: 'tab',
    'aria-selected': selected === id,
    'aria-controls': selected === id ? 'visit-screen' : undefined,
    tabIndex: selected === id ? 0 : -1,
    onClick: () => choose(id),
  });
  return (
    <div className={styles.screen}>
      <Diagnosed lesson={visit.lesson} language={language} />
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs take the focus, one at a time */}
      <div className={styles.tabs} role="tablist" aria-label={words.terminals} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button key={tab.id} type="button" data-role={tab.role} {...tabProps(tab.id)}>
            {tab.kind === 'sql' && <RoleMark role={tab.role} />}
            {nameOf(tab)}
          </button>
        ))}
        <button type="button" {...tabProps(filesTab)}>
          {words.files}
        </button>
        <span className={styles.seen}>{words.seen}</span>
      </div>
      <div
        id="visit-screen"
        role="tabpanel"
        aria-labelledby={`visit-${selected ?? filesTab}`}
        className={styles.body}
        data-typing={typing}
      >
        {front === undefined && selected !== filesTab && (
          <p className={styles.nothing}>{words.noTerminals}</p>
        )}
        {front !== undefined && (
          <div className={styles.front} hidden={selected === filesTab}>
            <VisitedTerminal key={front.id} lab={lab} id={front.id} name={nameOf(front)} typing={typing} />
          </div>
        )}
        {selected === filesTab && <Files lab={lab} changed={visit.filesChanged} />}
      </div>
    </div>
  );
}
