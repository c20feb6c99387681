import { Choices } from '../fields/Choices.tsx';
import { Section } from '../fields/Section.tsx';
import styles from '../fields/fields.module.css';
import { useCreateWords } from '../words.ts';

export function AuthenticationSection() {
  const all = useCreateWords();
  const words = all.authentication;
  return (
    <Section title={words.title}>
      <Choices
        quiet
        label={words.title}
        columns={2}
        value="password"
        choices={[
          { value: 'password', ...words.password },
          { value: 'iam', ...words.iam, missing: all.unavailable },
        ]}
      />
    </Section>
  );
}

export function MonitoringSection() {
  const all = useCreateWords();
  const words = all.monitoring;
  return (
    <Section title={words.title}>
      <Choices
        quiet
        label={words.title}
        columns={2}
        value="standard"
        choices={[
          { value: 'advanced', ...words.advanced, missing: all.unavailable },
          { value: 'standard', ...words.standard },
        ]}
      />
      <p className={styles.fixed}>{words.here}</p>
    </Section>
  );
}
