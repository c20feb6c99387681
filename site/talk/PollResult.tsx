import type { ReactNode } from 'react';
import type { Poll } from '../../lab/contract/talk.ts';
import styles from './PollResult.module.css';
import { shares } from './poll-shares.ts';
import { useTalkWords } from './words.ts';

type Props = {
  poll: Pick<Poll, 'state' | 'votes' | 'voters'>;
  /** In the lesson's order, as the votes are. */
  choices: readonly { content: ReactNode; correct: boolean }[];
  /** Numbers while the poll is open: for the speaker's own eyes, as they would sway whoever still thinks. */
  live?: boolean;
  /** What this browser voted. */
  mine?: number | undefined;
};

/** A poll's choices with their bars; once it is closed the right one has a check mark. Scales with its font size. */
export function PollResult({ poll, choices, live = false, mine }: Props) {
  const words = useTalkWords().poll;
  const closed = poll.state === 'closed';
  const told = closed || live;
  const of = shares(choices.map((_, index) => poll.votes[index] ?? 0));
  return (
    <div className={styles.poll} data-state={poll.state}>
      <ul className={styles.choices}>
        {choices.map(({ content, correct }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- choices never move, and votes are kept by number
          <li key={index} className={styles.choice} data-right={closed && correct}>
            <span className={styles.mark}>
              {closed && correct ? <Check label={words.right} /> : <i>{index + 1}</i>}
            </span>
            <div className={styles.content}>
              {content}
              {mine === index && <span className={styles.mine}>{words.mine}</span>}
            </div>
            {told && (
              <>
                <span className={styles.count}>{words.votes(poll.votes[index] ?? 0, of[index] ?? 0)}</span>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${of[index] ?? 0}%` }} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.voters} role="status">
        {words.voters(poll.voters)}
      </p>
    </div>
  );
}

function Check({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={label}>
      <path d="M3.5 8.5l3 3 6-7" />
    </svg>
  );
}
