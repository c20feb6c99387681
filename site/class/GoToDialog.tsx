import { useId, useState } from 'react';
import type { LearnerRow } from '../../lab/contract/class.ts';
import { allLessons } from '../course-map.ts';
import { useLanguage } from '../language.tsx';
import { lessonNumber } from '../lesson-number.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { bringTo } from './actions.ts';
import { DialogEnd } from './DialogEnd.tsx';
import styles from './Dialogs.module.css';
import { useWork } from './use-work.ts';
import { useClassWords } from './words.ts';

type Props = { row: LearnerRow | undefined; learners: readonly LearnerRow[]; onClose: () => void };

/** Brings one or everyone to the start of a step, which does over everything in their lab. */
export function GoToDialog({ row, learners, onClose }: Props) {
  const words = useClassWords().goTo;
  const language = useLanguage();
  const { pending, error, start } = useWork();
  const [where, setWhere] = useState(() => usual(row === undefined ? learners : [row]));
  const id = useId();
  const [lesson = '', step = ''] = where.split('/');
  return (
    <Dialog title={row === undefined ? words.titleAll : words.titleOne(row.name)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          start(() => bringTo({ lesson, step }, row?.learner), onClose);
        }}
      >
        <p>{words.body}</p>
        <label htmlFor={id}>{words.step}</label>
        <select id={id} value={where} onChange={(event) => setWhere(event.target.value)}>
          {allLessons.map(({ slug, title, steps }) => (
            <optgroup key={slug} label={`${lessonNumber(slug)}. ${title[language]}`}>
              {steps.map((step) => (
                <option key={step.id} value={`${slug}/${step.id}`}>
                  {step.title[language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <DialogEnd proceed={words.proceed} pending={pending} error={error} grave onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** The step that most of them are at; the first of the course while nobody is anywhere. */
function usual(learners: readonly LearnerRow[]): string {
  const first = allLessons[0];
  const counts = new Map<string, number>();
  for (const { lesson, step } of learners) {
    if (lesson === null || step === null) continue;
    const where = `${lesson}/${step}`;
    counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? `${first?.slug ?? ''}/${first?.steps[0]?.id ?? ''}`;
}
