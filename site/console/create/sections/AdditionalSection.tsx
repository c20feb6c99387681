import { useFields } from '../fields/fields-context.ts';
import { Fixed, Group, More, Section } from '../fields/Section.tsx';
import { SelectField } from '../fields/SelectField.tsx';
import { Switch } from '../fields/Switch.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';
import { BackupFields } from './BackupFields.tsx';
import { MaintenanceFields } from './MaintenanceFields.tsx';

/** What AWS folds away at the end: the first database, backups, encryption, logs, maintenance, deletion. */
export function AdditionalSection() {
  const words = useCreateWords().additional;
  return (
    <Section title={words.title}>
      <More title={words.what}>
        <Group title={words.options}>
          <TextField field="database" label={words.database} hint={words.databaseHint} />
          <ParameterGroupField />
        </Group>
        <Group title={words.backup}>
          <BackupFields />
          <Switch field="copyTags" label={words.copyTags} />
        </Group>
        <Fixed label={words.encryption}>{words.encryptionText}</Fixed>
        <Fixed label={words.logs}>{words.logsText}</Fixed>
        <Group title={words.maintenance}>
          <MaintenanceFields />
        </Group>
        <Switch
          field="deletionProtection"
          label={words.deletionProtection}
          hint={words.deletionProtectionHint}
        />
      </More>
    </Section>
  );
}

export function ParameterGroupField() {
  const words = useCreateWords().additional;
  const { offer } = useFields();
  return (
    <SelectField
      field="parameterGroup"
      label={words.parameterGroup}
      hint={words.parameterGroupHint}
      options={offer.parameterGroups.map((name) => ({ value: name, label: name }))}
    />
  );
}
