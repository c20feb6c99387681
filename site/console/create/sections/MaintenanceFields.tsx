import { Choices } from '../fields/Choices.tsx';
import { useFields } from '../fields/fields-context.ts';
import styles from '../fields/fields.module.css';
import { SelectField } from '../fields/SelectField.tsx';
import { Switch } from '../fields/Switch.tsx';
import { TextField } from '../fields/TextField.tsx';
import { days } from '../model/windows.ts';
import { useCreateWords } from '../words.ts';
import { LengthField } from './BackupFields.tsx';

export function MaintenanceFields() {
  const words = useCreateWords().additional;
  const { form, set } = useFields();
  return (
    <>
      <Switch field="autoMinor" label={words.autoMinor} hint={words.autoMinorHint} />
      <Choices
        label={words.maintenanceWindow}
        columns={2}
        value={form.maintenanceWindow}
        choices={[
          { value: 'any', ...words.any },
          { value: 'chosen', ...words.chosen },
        ]}
        onChoose={(maintenanceWindow) => set({ maintenanceWindow })}
      />
      {form.maintenanceWindow === 'chosen' && (
        <div className={styles.pair}>
          <SelectField
            field="maintenanceDay"
            label={words.weekday}
            options={days.map((value) => ({ value, label: words.days[value] ?? value }))}
          />
          <TextField field="maintenanceStart" label={words.start} type="time" />
          <LengthField field="maintenanceHours" />
        </div>
      )}
    </>
  );
}
