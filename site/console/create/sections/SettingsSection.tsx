import { Section, Group } from '../fields/Section.tsx';
import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import { Switch } from '../fields/Switch.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';
import { PasswordFields } from './PasswordFields.tsx';

/** What the instance is called and who may do everything in it. */
export function SettingsSection() {
  const all = useCreateWords();
  const words = all.settings;
  const { form } = useFields();
  return (
    <Section title={words.title}>
      <TextField field="identifier" label={words.identifier} hint={words.identifierHint} />
      <Group title={words.credentials}>
        <TextField field="username" label={words.username} hint={words.usernameHint} />
        <Choices
          label={words.management}
          columns={2}
          value="self"
          choices={[
            { value: 'secrets', ...words.secrets, missing: all.unavailable },
            { value: 'self', ...words.self },
          ]}
        />
        <Switch field="generate" label={words.generate} hint={words.generateHint} />
        {!form.generate && <PasswordFields label={words.password} hint={words.passwordHint} />}
      </Group>
    </Section>
  );
}
