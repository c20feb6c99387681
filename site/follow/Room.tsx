import { useState, type ReactNode } from 'react';
import type { TalkState } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { narrowScreen, useMedia } from '../shell/useMedia.ts';
import { QuestionList } from '../talk/QuestionList.tsx';
import { useQuestions } from '../talk/talk.ts';
import { Along } from './Along.tsx';
import { AskForm } from './AskForm.tsx';
import { LiveBar } from './LiveBar.tsx';
import { PollCard } from './PollCard.tsx';
import styles from './Room.module.css';
import { SlideTurner } from './SlideTurner.tsx';
import { Stage } from './Stage.tsx';
import { StepLine } from './StepLine.tsx';
import { useReading } from './use-reading.ts';
import { useFollowWords } from './words.ts';

type Tab = 'screen' | 'questions';

/** A talk that is going on, as someone of the audience sees it. */
export function Room({ talk, lesson }: { talk: TalkState; lesson: string }) {
  const words = useFollowWords();
  const language = useLanguage();
  const narrow = useMedia(narrowScreen);
  const reading = useReading(talk, lesson, language);
  const [tab, setTab] = useState<Tab>('screen');
  const step = reading.slide?.step ?? (reading.ahead ? null : talk.step);
  const asks = talk.poll !== null;
  // On a telephone the poll stands where its slide would say the same once more.
  const pollIsSlide = narrow && !reading.ahead && asks && reading.slide?.question === talk.poll?.question;
  return (
    <main className={styles.room}>
      <Panel name="screen" tabbed={narrow} shown={tab === 'screen'}>
        <h2 className={styles.lesson}>{findLesson(reading.lesson)?.title[language]}</h2>
        <div hidden={pollIsSlide}>
          <Stage talk={talk} reading={reading} narrow={narrow} />
        </div>
        {narrow && talk.poll !== null && <PollCard poll={talk.poll} />}
        <SlideTurner reading={reading} />
        <StepLine lesson={lesson} steps={talk.steps} step={talk.step} />
        {narrow && <Along lesson={reading.lesson} step={step} />}
      </Panel>
      <Panel name="questions" tabbed={narrow} shown={tab === 'questions'}>
        {!narrow && talk.poll !== null && <PollCard poll={talk.poll} />}
        <h2 className={styles.heading}>{words.ask.title}</h2>
        <AskForm />
        <QuestionList />
        {!narrow && <Along lesson={reading.lesson} step={step} />}
      </Panel>
      {reading.ahead && <LiveBar reading={reading} lesson={lesson} />}
      {narrow && <Tabs tab={tab} onTab={setTab} poll={asks} />}
    </main>
  );
}

type PanelProps = { name: Tab; tabbed: boolean; shown: boolean; children: ReactNode };

/** One side of the page: both stand side by side, or on a telephone one at a time. */
function Panel({ name, tabbed, shown, children }: PanelProps) {
  const role = tabbed ? { role: 'tabpanel', 'aria-labelledby': `tab-${name}` } : {};
  return (
    <div id={`panel-${name}`} className={styles[name]} hidden={tabbed && !shown} {...role}>
      {children}
    </div>
  );
}

function Tabs({ tab, onTab, poll }: { tab: Tab; onTab: (tab: Tab) => void; poll: boolean }) {
  const words = useFollowWords();
  const open = useQuestions().filter(({ answered }) => !answered).length;
  const label = {
    screen: poll ? `${words.tabs.screen} · ${words.poll.label}` : words.tabs.screen,
    questions: open > 0 ? `${words.tabs.questions} ${open}` : words.tabs.questions,
  };
  const other = tab === 'screen' ? 'questions' : 'screen';
  return (
    <div className={styles.tabs} role="tablist" aria-label={words.tabs.label}>
      {(['screen', 'questions'] as const).map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-controls={`panel-${name}`}
          aria-selected={tab === name}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => onTab(name)}
          onKeyDown={({ key, currentTarget }) => {
            if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
            onTab(other);
            currentTarget.parentElement?.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
          }}
        >
          {label[name]}
        </button>
      ))}
    </div>
  );
}
