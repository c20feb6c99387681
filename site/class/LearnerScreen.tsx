import { useState, type KeyboardEvent } from 'react';
import { terminalTabs, type TerminalTab } from '../lab/pane-tabs.ts';
import { RoleMark } from '../lab/topology/RoleMark.tsx';
import { Diagnosed } from './Diagnosed.tsx';
import styles from './LearnerPanel.module.css';
import { useVisit } from './use-visit.ts';
import { VisitedTerminal } from './VisitedTerminal.tsx';
import { useClassWords } from './words.ts';

type Props = { lab: string; lesson: string | null; awake: boolean; typing: boolean };

const tabId = (id: string) => `visit-${id}`;

/** A learner's terminals in their own size, and what the lab sees wrong at theirs. */
export function LearnerScreen({ lab, lesson, awake, typing }: Props) {
  const words = useClassWords().panel;
  const visit = useVisit(lab, lesson);
  const [chosen, setChosen] = useState<string>();
  if (!awake) return <p className={styles.nothing}>{words.asleep}</p>;
  const tabs = terminalTabs(visit.terminals ?? [], undefined);
  const front = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  const nameOf = (tab: TerminalTab) => (tab.kind === 'sql' ? tab.id : words.shell(tab.number));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || front === undefined) return;
    const next = tabs[(tabs.indexOf(front) + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    setChosen(next.id);
    document.getElementById(tabId(next.id))?.focus();
    event.preventDefault();
  };
  return (
    <div className={styles.screen}>
      <Diagnosed lesson={visit.lesson} />
      <div className={styles.tabs}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs take the focus, one at a time */}
        <div role="tablist" aria-label={words.terminals} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={tabId(tab.id)}
              data-role={tab.role}
              aria-selected={tab === front}
              aria-controls={tab === front ? 'visit-screen' : undefined}
              tabIndex={tab === front ? 0 : -1}
              onClick={() => setChosen(tab.id)}
            >
              {tab.kind === 'sql' && <RoleMark role={tab.role} />}
              {nameOf(tab)}
            </button>
          ))}
        </div>
        <span className={styles.seen}>{words.seen}</span>
      </div>
      {front === undefined ? (
        <p className={styles.nothing}>{visit.terminals === undefined ? words.opening : words.noTerminals}</p>
      ) : (
        <div
          id="visit-screen"
          role="tabpanel"
          aria-labelledby={tabId(front.id)}
          className={styles.body}
          data-typing={typing}
        >
          <VisitedTerminal key={front.id} lab={lab} id={front.id} name={nameOf(front)} typing={typing} />
        </div>
      )}
    </div>
  );
}
