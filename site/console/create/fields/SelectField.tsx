import { useFields, type TextName } from './fields-context.ts';
import styles from './fields.module.css';
import { Name } from './Name.tsx';
import { Notes } from './Notes.tsx';

type Props = {
  field: TextName;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
};

/** One of many, in the browser's own list. */
export function SelectField({ field, label, hint, options }: Props) {
  const { form, set, left, id, problem } = useFields();
  const select = id(field);
  return (
    <div className={styles.field}>
      <label htmlFor={select}>
        <Name>{label}</Name>
      </label>
      {hint !== undefined && (
        <p id={`${select}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <select
        id={select}
        className={styles.input}
        value={form[field]}
        aria-invalid={problem(field) !== undefined}
        aria-describedby={`${hint === undefined ? '' : `${select}-hint `}${select}-notes`}
        onChange={(event) => set({ [field]: event.target.value })}
        onBlur={() => left(field)}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Notes field={field} />
    </div>
  );
}
