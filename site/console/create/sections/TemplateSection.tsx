import { Choices } from '../fields/Choices.tsx';
import { Section } from '../fields/Section.tsx';
import type { Form } from '../model/form.ts';
import { templates, type Template } from '../model/templates.ts';
import { useCreateWords } from '../words.ts';
import styles from '../fields/fields.module.css';

type Props = { form: Form; onChoose: (template: Template) => void };

/** What to begin with; Easy create calls the same the size. */
export function TemplateSection({ form, onChoose }: Props) {
  const words = useCreateWords().template;
  const title = form.method === 'easy' ? words.size : words.title;
  return (
    <Section title={title}>
      <Choices
        quiet
        label={title}
        columns={3}
        value={form.template}
        choices={templates.map((value) => ({ value, ...words[value] }))}
        onChoose={onChoose}
      />
      <p className={styles.fixed} role="status">
        <b>{words.sets}</b> {words.summary({ ...form, protection: form.deletionProtection })}{' '}
        {words.onAws[form.template]}
      </p>
    </Section>
  );
}
