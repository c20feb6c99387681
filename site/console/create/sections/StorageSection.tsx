import { useFields } from '../fields/fields-context.ts';
import { Section } from '../fields/Section.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { Switch } from '../fields/Switch.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';

export function StorageSection() {
  const words = useCreateWords().storage;
  const { form, offer } = useFields();
  return (
    <Section title={words.title}>
      <SelectField
        field="storageType"
        label={words.type}
        hint={words.provisioned}
        options={offer.storageTypes.map((value) => ({ value, label: words.types[value] ?? value }))}
      />
      <TextField
        field="storage"
        label={words.allocated}
        hint={words.range(offer.storage.least, offer.storage.most)}
        unit={words.gib}
        numeric
      />
      <Switch field="autoscaling" label={words.autoscaling} hint={words.autoscalingHint} />
      {form.autoscaling && (
        <TextField field="maxStorage" label={words.most} hint={words.mostHint} unit={words.gib} numeric />
      )}
    </Section>
  );
}
