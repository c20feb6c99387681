import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import styles from '../fields/fields.module.css';
import { SelectField } from '../fields/SelectField.tsx';
import { Switch } from '../fields/Switch.tsx';
import { TextField } from '../fields/TextField.tsx';
import { useCreateWords } from '../words.ts';

const lengths = ['0.5', '1', '1.5', '2', '2.5', '3'];

export function BackupFields() {
  const words = useCreateWords().additional;
  const { form, set } = useFields();
  return (
    <>
      <Switch field="backups" label={words.backups} hint={words.backupsHint} />
      {form.backups && (
        <>
          <TextField
            field="retention"
            label={words.retention}
            hint={words.retentionHint}
            unit={words.day}
            numeric
          />
          <Choices
            label={words.backupWindow}
            columns={2}
            value={form.backupWindow}
            choices={[
              { value: 'any', ...words.any },
              { value: 'chosen', ...words.chosen },
            ]}
            onChoose={(backupWindow) => set({ backupWindow })}
          />
          {form.backupWindow === 'chosen' && (
            <div className={styles.pair}>
              <TextField field="backupStart" label={words.start} type="time" />
              <LengthField field="backupHours" />
            </div>
          )}
        </>
      )}
    </>
  );
}

export function LengthField({ field }: { field: 'backupHours' | 'maintenanceHours' }) {
  const words = useCreateWords().additional;
  const { form } = useFields();
  const options = lengths.includes(form[field]) ? lengths : [...lengths, form[field]];
  return (
    <SelectField
      field={field}
      label={words.hours}
      options={options.map((value) => ({ value, label: words.length(Number(value)) }))}
    />
  );
}
