import { Children, isValidElement, useEffect, useId, type FC, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { answer, forgetAnswer, recallAnswer, useAnswer } from './answers.ts';
import { Button } from './Button.tsx';
import { elementsOf } from './elements.ts';
import { useThisLesson } from './contexts.ts';
import styles from './Question.module.css';

type ChoiceProps = { correct?: boolean; children: ReactNode };

/** One of the answers to choose from; its `<Why>` is told once it was chosen. Drawn by the question around it. */
export const Choice: FC<ChoiceProps> = () => null;

export function Why({ children }: { children: ReactNode }) {
  return children;
}

/** What is asked: one sentence mostly, sometimes with a piece of code. */
export function Asked({ children }: { children: ReactNode }) {
  return children;
}

type Props = { id: string; children: ReactNode };

/** A question before doing something. */
export function Predict({ id, children }: Props) {
  return (
    <div className={styles.predict}>
      <p className={styles.label}>{useWords().question.predict}</p>
      <Question id={id}>{children}</Question>
    </div>
  );
}

/** A question with its choices; each choice that was tried explains itself, and one may try on until it is right. */
export function Question({ id, children }: Props) {
  const words = useWords().question;
  const { lesson } = useThisLesson();
  const key = `${lesson.slug}/${id}`;
  const label = useId();
  useEffect(() => recallAnswer(key), [key]);
  const tried = useAnswer(key);
  const asked = elementsOf(children, Asked);
  const choices = elementsOf(children, Choice).map((choice) => choice.props);
  const solved = choices.some((choice, index) => choice.correct === true && tried.includes(index));
  return (
    <div className={styles.question} role="group" aria-labelledby={label}>
      <div id={label} className={styles.asked}>
        {asked}
      </div>
      <ul className={styles.choices}>
        {choices.map((choice, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- choices never move, and answers are kept by number
          <li key={index}>
            <ChoiceButton
              choice={choice}
              tried={tried.includes(index)}
              locked={solved}
              onChoose={() => answer(key, index)}
            />
          </li>
        ))}
      </ul>
      {tried.length > 0 && (
        <Button className={styles.again} onClick={() => forgetAnswer(key)}>
          {words.tryAgain}
        </Button>
      )}
    </div>
  );
}

function ChoiceButton({
  choice,
  tried,
  locked,
  onChoose,
}: {
  choice: ChoiceProps;
  tried: boolean;
  locked: boolean;
  onChoose: () => void;
}) {
  const words = useWords().question;
  const why = elementsOf(choice.children, Why);
  const answer = Children.toArray(choice.children).filter(
    (part) => !isValidElement(part) || part.type !== Why,
  );
  const state = !tried ? 'open' : choice.correct === true ? 'right' : 'wrong';
  const disabled = tried || locked;
  return (
    <>
      <button
        type="button"
        className={styles.choice}
        data-state={state}
        aria-pressed={tried}
        aria-disabled={disabled}
        onClick={disabled ? undefined : onChoose}
      >
        <span className={styles.mark} aria-hidden="true">
          {state === 'right' ? '✓' : state === 'wrong' ? '✕' : ''}
        </span>
        <span>{answer}</span>
      </button>
      <div role="status">
        {tried && (
          <div className={styles.why}>
            <b data-state={state}>{choice.correct === true ? words.right : words.wrong}</b> {why}
          </div>
        )}
      </div>
    </>
  );
}
