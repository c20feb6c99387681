import { useFields, type SwitchName } from './fields-context.ts';
import styles from './fields.module.css';
import { Name } from './Name.tsx';
import { Notes } from './Notes.tsx';

type Props = { field: SwitchName; label: string; hint?: string };

/** On or off. */
export function Switch({ field, label, hint }: Props) {
  const { form, set, id } = useFields();
  const input = id(field);
  return (
    <div className={styles.field}>
      <div className={styles.choice}>
        <input
          type="checkbox"
          id={input}
          checked={form[field]}
          aria-describedby={`${hint === undefined ? '' : `${input}-hint `}${input}-notes`}
          onChange={(event) => set({ [field]: event.target.checked })}
        />
        <label htmlFor={input}>
          <Name>{label}</Name>
        </label>
        {hint !== undefined && (
          <p id={`${input}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <Notes field={field} />
    </div>
  );
}
