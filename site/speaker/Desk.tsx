import { useCallback, useState } from 'react';
import type { TalkState } from '../../lab/contract/talk.ts';
import { findLesson } from '../course-map.ts';
import { slideAt } from '../follow/reading.ts';
import { useLanguage } from '../language.tsx';
import { recall, remember } from '../remember.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useDeck } from '../slides/use-deck.ts';
import { JoinCard } from '../talk/JoinCard.tsx';
import { QuestionList } from '../talk/QuestionList.tsx';
import { hasControl, say, type Room } from '../talk/talk.ts';
import { useTalkWords } from '../talk/words.ts';
import { Controls } from './Controls.tsx';
import styles from './Desk.module.css';
import { EndTalk } from './EndTalk.tsx';
import { LessonChoice } from './LessonChoice.tsx';
import { Notes } from './Notes.tsx';
import { PollControls } from './PollControls.tsx';
import { Previews } from './Previews.tsx';
import type { SpeakerKey } from './speaker-keys.ts';
import { Speakers } from './Speakers.tsx';
import { StepChecks } from './StepChecks.tsx';
import { TimeLine } from './TimeLine.tsx';
import { useSpeakerKeys } from './use-speaker-keys.ts';
import { useSpeakerWords } from './words.ts';

type Props = { talk: TalkState; room: Room };

/** The speaker's desk while the talk is there. */
export function Desk({ talk, room }: Props) {
  const words = useSpeakerWords();
  const title = useTalkWords().join.title;
  const [joining, setJoining] = useState(false);
  const leads = hasControl(room);
  const press = useCallback(
    (key: SpeakerKey) => {
      if (key === 'join') setJoining(true);
      else if (key === 'black') say({ type: 'black', on: !talk.black });
      else say({ type: 'do', what: key });
    },
    [talk.black],
  );
  useSpeakerKeys(press);
  return (
    <>
      <main className={styles.desk}>
        <div className={styles.top}>
          <LessonChoice talk={talk} room={room} leads={leads} />
          {talk.lesson !== null && <Timed talk={talk} lesson={talk.lesson} leads={leads} />}
        </div>
        {talk.recording && (
          <p className={styles.recording} role="status">
            {words.recording}
          </p>
        )}
        {talk.lesson === null ? (
          <div className={styles.begin}>
            <p>{words.begin}</p>
            <JoinCard />
          </div>
        ) : (
          <Shown talk={talk} lesson={talk.lesson} leads={leads} />
        )}
        <div className={styles.side}>
          <section aria-labelledby="audience-questions">
            <h2 id="audience-questions">{words.questions}</h2>
            <QuestionList leads />
          </section>
          <Speakers room={room} leads={leads} />
          {leads && talk.lesson !== null && <EndTalk />}
        </div>
      </main>
      <Controls talk={talk} enabled={leads && talk.lesson !== null} onPress={press} />
      {joining && (
        <Dialog title={title} onClose={() => setJoining(false)}>
          <JoinCard />
        </Dialog>
      )}
    </>
  );
}

type ShownProps = { talk: TalkState; lesson: string; leads: boolean };

/** The slides of now, their notes, and what belongs to them. */
function Shown({ talk, lesson, leads }: ShownProps) {
  const page = useLanguage();
  const [language, setLanguage] = useState(() => {
    const chosen = recall('notes-language');
    return chosen === 'ko' || chosen === 'en' ? chosen : page;
  });
  const slides = useDeck(lesson, language)?.slides ?? [];
  const at = slideAt(slides, talk.place);
  const slide = slides[at];
  return (
    <>
      <Previews talk={talk} lesson={lesson} slides={slides} at={at} />
      <Notes
        lesson={lesson}
        slide={slide}
        language={language}
        onLanguage={(chosen) => {
          remember('notes-language', chosen);
          setLanguage(chosen);
        }}
      />
      <div className={styles.step}>
        <PollControls lesson={lesson} talk={talk} question={slide?.question ?? null} leads={leads} />
        <StepChecks lesson={lesson} talk={talk} />
      </div>
    </>
  );
}

function Timed({ talk, lesson, leads }: ShownProps) {
  const slides = useDeck(lesson, talk.language)?.slides ?? [];
  return (
    <TimeLine
      startedAt={talk.startedAt}
      minutes={findLesson(lesson)?.minutes ?? 0}
      slide={slideAt(slides, talk.place)}
      slides={slides.length}
      leads={leads}
    />
  );
}
