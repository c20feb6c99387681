import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { useAnswers } from './answers.ts';
import { useThisLesson } from './contexts.ts';
import { elementsOf } from './elements.ts';
import { Choice, Question } from './Question.tsx';
import styles from './Question.module.css';

/** The questions at a lesson's end, and how many were answered right at the first try. */
export function Quiz({ children }: { children: ReactNode }) {
  const words = useWords().question;
  const { lesson } = useThisLesson();
  const answers = useAnswers();
  const questions = elementsOf(children, Question).map(({ props }) => {
    const right = elementsOf(props.children, Choice).findIndex((choice) => choice.props.correct === true);
    const tried = answers[`${lesson.slug}/${props.id}`] ?? [];
    return { solved: tried.includes(right), first: tried[0] === right };
  });
  const solved = questions.filter((question) => question.solved).length;
  const first = questions.filter((question) => question.first).length;
  return (
    <section className={styles.quiz} aria-labelledby="quiz-title" data-place="quiz">
      <h2 id="quiz-title">{words.quiz}</h2>
      {children}
      <p className={styles.result} role="status">
        {solved < questions.length
          ? words.answered(solved, questions.length)
          : first === questions.length
            ? words.allRight
            : words.result(first, questions.length)}
      </p>
    </section>
  );
}
