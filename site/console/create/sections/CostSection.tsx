import { useFields } from '../fields/fields-context.ts';
import { Section } from '../fields/Section.tsx';
import styles from '../fields/fields.module.css';
import { monthlyCost, PRICES_AS_OF } from '../model/classes.ts';
import { useCreateWords } from '../words.ts';

/** What it would cost on AWS, about. */
export function CostSection({ replica = false }: { replica?: boolean }) {
  const words = useCreateWords().cost;
  const { form } = useFields();
  const cost = monthlyCost(form.instanceClass, form.storage);
  return (
    <Section title={words.title}>
      {cost === undefined ? (
        <p className={styles.fixed}>{words.unknown}</p>
      ) : (
        <dl className={styles.cost}>
          <dt>{words.instance}</dt>
          <dd>{words.dollars(cost.instance)}</dd>
          <dt>{words.storage}</dt>
          <dd>{words.dollars(cost.storage)}</dd>
          <dt>{words.total}</dt>
          <dd>{words.dollars(cost.total)}</dd>
        </dl>
      )}
      <p className={styles.fixed}>
        {words.note(PRICES_AS_OF)} {replica && words.replica}
      </p>
    </Section>
  );
}
