import { Choices } from './fields/Choices.tsx';
import { Name } from './fields/Name.tsx';
import { Section } from './fields/Section.tsx';
import styles from './fields/fields.module.css';
import { interrupts, waits, type Change } from './model/changes.ts';
import { useCreateWords } from './words.ts';

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
              <th scope="col">{words.effect}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.attribute(all)}>
                <th scope="row">
                  <Name>{change.attribute(all)}</Name>
                </th>
                <td>
                  <code>{change.before}</code>
                </td>
                <td>
                  <code>{change.after}</code>
                </td>
                <td>{words.effects[change.effect]}</td>
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
