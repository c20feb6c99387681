import type { ReactNode } from 'react';
import { Choices } from './fields/Choices.tsx';
import { Name } from './fields/Name.tsx';
import { Section } from './fields/Section.tsx';
import styles from './fields/fields.module.css';
import { interrupts, waits, type Change } from './model/changes.ts';
import { useCreateWords, type CreateWords } from './words.ts';

type Props = {
  changes: readonly Change[];
  /** The instance's maintenance window, as the API tells it. */
  window: unknown;
  immediately: boolean;
  onChoose: (immediately: boolean) => void;
};

/** What changes, and when it is to happen. */
export function Review({ changes, window, immediately, onChoose }: Props) {
  const all = useCreateWords();
  const words = all.modify;
  const cuts = changes.some((change) => interrupts(change) && (immediately || !waits(change)));
  return (
    <>
      <section className={styles.section}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.attribute}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.attribute(all)}>
                <th scope="row">
                  <Name>{change.attribute(all)}</Name>
                  <p className={styles.effect}>{words.effects[change.effect]}</p>
                </th>
                <td>{shown(change.before, all)}</td>
                <td>{shown(change.after, all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Section title={words.when}>
        <Choices
          quiet
          label={words.when}
          value={immediately ? 'now' : 'window'}
          choices={[
            {
              value: 'window',
              title: words.window,
              text: words.windowText(typeof window === 'string' ? window : '–'),
            },
            { value: 'now', title: words.immediately, text: words.immediatelyText },
          ]}
          onChoose={(value) => onChoose(value === 'now')}
        />
        <p role="status" className={styles.warning}>
          {cuts && words.outageNow}
        </p>
      </Section>
    </>
  );
}

/** On and off as words; everything else is the machine's own. */
function shown(value: string, words: CreateWords): ReactNode {
  if (value === 'true') return words.easy.on;
  return value === 'false' ? words.easy.off : <code>{value}</code>;
}
