import { useFields } from './fields/fields-context.ts';
import { Group, Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { Switch } from './fields/Switch.tsx';
import { TextField } from './fields/TextField.tsx';
import { ParameterGroupField } from './sections/AdditionalSection.tsx';
import { BackupFields } from './sections/BackupFields.tsx';
import { ConnectivitySection } from './sections/ConnectivitySection.tsx';
import { InstanceSection } from './sections/InstanceSection.tsx';
import { MaintenanceFields } from './sections/MaintenanceFields.tsx';
import { PasswordFields } from './sections/PasswordFields.tsx';
import { StorageSection } from './sections/StorageSection.tsx';
import { useCreateWords } from './words.ts';

/** @param replica its master password is its source's */
export function ModifySections({ replica }: { replica: boolean }) {
  const words = useCreateWords();
  const { settings, additional } = words;
  const { form, offer } = useFields();
  const versions = offer.versions.filter(({ version }) => version >= form.version);
  return (
    <>
      <Section title={settings.title}>
        <SelectField
          field="version"
          label={words.engine.version}
          options={versions.map(({ version }) => ({ value: version, label: `MySQL ${version}` }))}
        />
        <TextField field="identifier" label={settings.identifier} hint={settings.newIdentifierHint} />
        {!replica && <PasswordFields label={words.modify.newPassword} hint={words.modify.newPasswordHint} />}
      </Section>
      <InstanceSection />
      <StorageSection />
      <ConnectivitySection placed />
      <Section title={additional.title}>
        <ParameterGroupField />
        <Group title={additional.backup}>
          <BackupFields />
          <Switch field="copyTags" label={additional.copyTags} />
        </Group>
        <Group title={additional.maintenance}>
          <MaintenanceFields />
        </Group>
        <Switch
          field="deletionProtection"
          label={additional.deletionProtection}
          hint={additional.deletionProtectionHint}
        />
      </Section>
    </>
  );
}
