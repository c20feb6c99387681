import type { TalkState } from '../../lab/contract/talk.ts';
import { useLanguage } from '../language.tsx';
import { Button } from '../lesson/Button.tsx';
import { useLessonQuestion } from '../talk/lesson-question.ts';
import { PollResult } from '../talk/PollResult.tsx';
import { say } from '../talk/talk.ts';
import styles from './PollControls.module.css';
import { useSpeakerWords } from './words.ts';

type Props = {
  lesson: string;
  talk: TalkState;
  /** The question of the slide of now. */
  question: string | null;
  leads: boolean;
};

/** The question of this slide as a poll: open, see the room answer, close, put away. */
export function PollControls({ lesson, talk, question, leads }: Props) {
  const words = useSpeakerWords().poll;
  const { poll } = talk;
  const running = poll !== null && !(poll.lesson === lesson && poll.question === question);
  if (question === null && poll === null) return null;
  return (
    <section className={styles.poll} aria-labelledby="poll">
      <h2 id="poll">{words.title}</h2>
      {running && <p className={styles.note}>{words.other}</p>}
      {poll !== null ? (
        <One lesson={poll.lesson} question={poll.question} talk={talk} leads={leads} />
      ) : (
        question !== null && <One lesson={lesson} question={question} talk={talk} leads={leads} />
      )}
    </section>
  );
}

type OneProps = { lesson: string; question: string; talk: TalkState; leads: boolean };

function One({ lesson, question, talk: { poll }, leads }: OneProps) {
  const words = useSpeakerWords().poll;
  const known = useLessonQuestion(lesson, question, useLanguage());
  if (known === undefined) return null;
  const order = (state: 'open' | 'closed' | 'gone') =>
    say({ type: 'poll', lesson, question, choices: known.choices.length, state });
  return (
    <>
      <div className={styles.asked}>{known.asked}</div>
      {poll !== null && <PollResult poll={poll} choices={known.choices} live />}
      {leads && (
        <p className={styles.buttons}>
          {poll?.state === 'open' ? (
            <Button filled onClick={() => order('closed')}>
              {words.close}
            </Button>
          ) : (
            <Button filled={poll === null} onClick={() => order('open')}>
              {poll === null ? words.open : words.reopen}
            </Button>
          )}
          {poll !== null && <Button onClick={() => order('gone')}>{words.remove}</Button>}
        </p>
      )}
    </>
  );
}
