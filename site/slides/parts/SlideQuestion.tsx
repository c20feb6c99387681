import { Children, isValidElement, type ReactNode } from 'react';
import { elementsOf } from '../../lesson/elements.ts';
import { Asked, Choice, Why } from '../../lesson/Question.tsx';
import { PollResult } from '../../talk/PollResult.tsx';
import { useTalk } from '../../talk/talk.ts';
import { useThisSlide } from '../slide-context.ts';
import { useSlideWords } from '../words.ts';
import styles from './SlideQuestion.module.css';

/** A question with its choices; the answer comes with "next". While the audience votes, its bars stand beside them. */
export function SlideQuestion({ id, children }: { id: string; children: ReactNode }) {
  const words = useSlideWords();
  const { lesson, fragment, printed } = useThisSlide();
  const poll = useTalk()?.poll;
  const asked = elementsOf(children, Asked);
  const choices = elementsOf(children, Choice).map(({ props }) => ({
    content: Children.toArray(props.children).filter((part) => !isValidElement(part) || part.type !== Why),
    correct: props.correct === true,
    why: elementsOf(props.children, Why),
  }));
  const answered = printed || fragment >= 0;
  const polled = poll?.lesson === lesson.slug && poll.question === id;
  return (
    <div className={styles.question}>
      <div className={styles.asked}>{asked}</div>
      {polled && !printed ? (
        <PollResult poll={answered ? { ...poll, state: 'closed' } : poll} choices={choices} />
      ) : (
        <ol className={styles.choices}>
          {choices.map((choice, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- choices never move
            <li key={index} data-state={!answered ? 'open' : choice.correct ? 'right' : 'wrong'}>
              <span className={styles.mark} aria-hidden="true">
                {answered && choice.correct ? '✓' : index + 1}
              </span>
              <div>
                {choice.content}
                {answered && choice.correct && <span className={styles.right}> ({words.right})</span>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
