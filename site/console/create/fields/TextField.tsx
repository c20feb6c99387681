import type { ComponentProps, ReactNode } from 'react';
import { useFields, type TextName } from './fields-context.ts';
import styles from './fields.module.css';
import { Name } from './Name.tsx';
import { Notes } from './Notes.tsx';

type Props = {
  field: TextName;
  label: string;
  hint?: string;
  /** Stands behind the input, for example GiB. */
  unit?: string;
  type?: 'text' | 'password' | 'time';
  numeric?: boolean;
  children?: ReactNode;
  autoComplete?: ComponentProps<'input'>['autoComplete'];
};

/** One line to be typed, in the machine's face: it is what the machine will be called, or how much of it. */
export function TextField({
  field,
  label,
  hint,
  unit,
  type = 'text',
  numeric = false,
  autoComplete = 'off',
  children,
}: Props) {
  const { form, set, left, id, problem } = useFields();
  const input = id(field);
  return (
    <div className={styles.field}>
      <label htmlFor={input}>
        <Name>{label}</Name>
      </label>
      {hint !== undefined && (
        <p id={`${input}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.line}>
        <input
          id={input}
          className={`${styles.input} ${numeric || type === 'time' ? styles.short : ''}`}
          type={type}
          value={form[field]}
          inputMode={numeric ? 'numeric' : undefined}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={300}
          aria-invalid={problem(field) !== undefined}
          aria-describedby={`${hint === undefined ? '' : `${input}-hint `}${input}-notes`}
          onChange={(event) => set({ [field]: event.target.value })}
          onBlur={() => left(field)}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        {children}
      </div>
      <Notes field={field} />
    </div>
  );
}
