import { Choices } from '../fields/Choices.tsx';
import { Section } from '../fields/Section.tsx';
import type { Method } from '../model/form.ts';
import { useCreateWords } from '../words.ts';

export function MethodSection({ value, onChoose }: { value: Method; onChoose: (method: Method) => void }) {
  const words = useCreateWords().method;
  return (
    <Section title={words.title}>
      <Choices
        quiet
        label={words.title}
        columns={2}
        value={value}
        choices={[
          { value: 'full', ...words.full },
          { value: 'easy', ...words.easy },
        ]}
        onChoose={onChoose}
      />
    </Section>
  );
}
