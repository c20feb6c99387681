import { memo } from 'react';
import type { LearnerRow } from '../../lab/contract/class.ts';
import type { Language } from '../../lab/contract/names.ts';
import { allLessons } from '../course-map.ts';
import { pause, extend } from './actions.ts';
import { ActionMenu, Dots } from './ActionMenu.tsx';
import type { Question } from './Dialogs.tsx';
import { bytes, percent } from './figures.ts';
import { LessonCell } from './LessonCell.tsx';
import styles from './Matrix.module.css';
import { Situation } from './Situation.tsx';
import { useClassWords } from './words.ts';

type Props = {
  row: LearnerRow;
  /** Which lessons are shown step by step: a digit for each. */
  openKey: string;
  chosen: boolean;
  now: number;
  language: Language;
  onOpen: (row: LearnerRow) => void;
  onAsk: (question: Question) => void;
  act: (work: Promise<unknown>) => void;
};

/** One learner; drawn again only when something of theirs changed. */
export const Row = memo(function Row({ row, openKey, chosen, now, language, onOpen, onAsk, act }: Props) {
  const words = useClassWords();
  const { use } = row;
  return (
    <tr data-stuck={row.stuck !== null} data-chosen={chosen} data-learner={row.learner}>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          aria-label={words.one.open(row.name)}
          aria-current={chosen ? 'true' : undefined}
          onClick={() => onOpen(row)}
        >
          {row.name}
        </button>
      </th>
      <td className={styles.why}>
        <Situation row={row} now={now} />
      </td>
      {allLessons.map((lesson, index) => (
        <td key={lesson.slug} className={styles.lesson}>
          <LessonCell row={row} lesson={lesson} open={openKey[index] === '1'} />
        </td>
      ))}
      <td className={styles.use}>
        {use !== undefined && (
          <span
            title={[
              words.use.memory(bytes(use.memoryBytes, language)),
              words.use.cpu(percent(use.cpuShare, language)),
              words.use.disk(bytes(use.diskBytes, language)),
              words.use.containers(use.containers),
            ].join(', ')}
          >
            {bytes(use.memoryBytes, language)} · {percent(use.cpuShare, language)} ·{' '}
            {bytes(use.diskBytes, language)}
          </span>
        )}
      </td>
      <td className={styles.menu}>
        <ActionMenu label={words.one.label(row.name)} actions={actionsFor(row, words.one, onAsk, act)}>
          <Dots />
        </ActionMenu>
      </td>
    </tr>
  );
});

/** What can be done for one learner, besides looking at their screen. */
export function actionsFor(
  row: LearnerRow,
  words: ReturnType<typeof useClassWords>['one'],
  onAsk: (question: Question) => void,
  act: (work: Promise<unknown>) => void,
) {
  const paused = row.phase === 'paused';
  const withLab =
    row.lab === null
      ? []
      : [
          { label: words.goTo, onChoose: () => onAsk({ kind: 'go-to', row }) },
          { label: words.extend, onChoose: () => act(extend(30, row.learner)) },
          {
            label: paused ? words.goOn : words.pause,
            onChoose: () => act(pause(!paused, row.learner)),
          },
          { label: words.reset, onChoose: () => onAsk({ kind: 'reset', row }), grave: true },
        ];
  return [
    { label: words.message, onChoose: () => onAsk({ kind: 'note', row }) },
    ...withLab,
    { label: words.end, onChoose: () => onAsk({ kind: 'end-one', row }), grave: true },
  ];
}
