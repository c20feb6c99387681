import { useState } from 'react';
import type { AudienceQuestion } from '../../lab/contract/talk.ts';
import { Button } from '../lesson/Button.tsx';
import { inOrder } from './question-order.ts';
import styles from './QuestionList.module.css';
import { say, useQuestions } from './talk.ts';
import { useTalkWords } from './words.ts';

/** What the audience asked: followers say that they want to know too, the speaker marks and removes. */
export function QuestionList({ leads = false }: { leads?: boolean }) {
  const words = useTalkWords().questions;
  const questions = useQuestions();
  if (questions.length === 0) return <p className={styles.none}>{words.none}</p>;
  return (
    <ul className={styles.list}>
      {inOrder(questions).map((question) => (
        <li key={question.id} className={styles.question} data-answered={question.answered}>
          <Upvote question={question} leads={leads} />
          <div className={styles.body}>
            <p className={styles.text}>{question.text}</p>
            {question.answered && !leads && <p className={styles.note}>{words.answered}</p>}
            {leads && <Lead question={question} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Upvote({ question, leads }: { question: AudienceQuestion; leads: boolean }) {
  const words = useTalkWords().questions;
  const count = (
    <>
      <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
        <path d="M1.5 6.5 6 2l4.5 4.5" />
      </svg>
      <span aria-hidden="true">{question.votes}</span>
    </>
  );
  if (leads || question.answered) {
    return (
      <span className={styles.votes} role="img" aria-label={words.votes(question.votes)}>
        {count}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.votes}
      aria-pressed={question.mine}
      aria-label={`${words.upvote}: ${question.text} (${words.votes(question.votes)})`}
      title={question.mine ? words.upvoted : words.upvote}
      onClick={() => say({ type: 'upvote', id: question.id, on: !question.mine })}
    >
      {count}
    </button>
  );
}

/** What the speaker does with a question; removing asks once more in the same place. */
function Lead({ question: { id, answered } }: { question: AudienceQuestion }) {
  const words = useTalkWords().questions;
  const [sure, setSure] = useState(false);
  return (
    <p className={styles.lead}>
      <Button onClick={() => say({ type: 'answered', id, answered: !answered })}>
        {answered ? words.reopen : words.markAnswered}
      </Button>
      <Button
        onClick={() => (sure ? say({ type: 'remove-question', id }) : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {sure ? words.removeSure : words.remove}
      </Button>
    </p>
  );
}
