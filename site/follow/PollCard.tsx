import { useState } from 'react';
import type { Poll } from '../../lab/contract/talk.ts';
import { useLanguage } from '../language.tsx';
import { useLessonQuestion, type LessonChoice } from '../talk/lesson-question.ts';
import { PollResult } from '../talk/PollResult.tsx';
import { say, useMyVote } from '../talk/talk.ts';
import { useTalkWords } from '../talk/words.ts';
import styles from './PollCard.module.css';
import { useFollowWords } from './words.ts';

/** A question of the lesson put to the room: choices while it is open, then what the room chose and what is right. */
export function PollCard({ poll }: { poll: Poll }) {
  const words = useFollowWords().poll;
  const loading = useTalkWords().poll.loading;
  const question = useLessonQuestion(poll.lesson, poll.question, useLanguage());
  const mine = useMyVote(poll.question);
  const open = poll.state === 'open';
  return (
    <section className={styles.card} aria-label={words.label}>
      {question === undefined ? (
        <p role="status">{loading}</p>
      ) : (
        <>
          <div className={styles.asked}>{question.asked}</div>
          {open ? (
            <Choices poll={poll} choices={question.choices} mine={mine} />
          ) : (
            <>
              <p className={styles.note}>{words.closed}</p>
              <PollResult poll={poll} choices={question.choices} mine={mine} />
              <div className={styles.why}>{question.choices.find(({ correct }) => correct)?.why}</div>
            </>
          )}
        </>
      )}
    </section>
  );
}

type ChoicesProps = { poll: Poll; choices: readonly LessonChoice[]; mine: number | undefined };

function Choices({ poll, choices, mine }: ChoicesProps) {
  const words = useFollowWords().poll;
  const voters = useTalkWords().poll.voters(poll.voters);
  const [unsent, setUnsent] = useState(false);
  const vote = (choice: number) => setUnsent(!say({ type: 'vote', question: poll.question, choice }));
  return (
    <>
      <p className={styles.note}>{words.open}</p>
      <ul className={styles.choices}>
        {choices.map(({ content }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- choices never move, and votes are kept by number
          <li key={index}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={mine === index}
              onClick={() => vote(index)}
            >
              <span className={styles.mark} aria-hidden="true">
                {mine === index ? '●' : index + 1}
              </span>
              <span>{content}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.note} role="status">
        {unsent ? words.unsent : voters}
      </p>
    </>
  );
}
