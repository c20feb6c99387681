import { Choices } from '../fields/Choices.tsx';
import { Section } from '../fields/Section.tsx';
import { useCreateWords } from '../words.ts';

export function AvailabilitySection() {
  const words = useCreateWords();
  const { cluster, standby, single, label, title } = words.availability;
  return (
    <Section title={title}>
      <Choices
        label={label}
        value="single"
        choices={[
          { value: 'cluster', ...cluster, missing: words.unavailable },
          { value: 'standby', ...standby, missing: words.unavailable },
          { value: 'single', ...single },
        ]}
      />
    </Section>
  );
}
