import { useId } from 'react';
import styles from './fields.module.css';
import { Name } from './Name.tsx';

export type Choice<Value extends string> = {
  value: Value;
  title: string;
  text?: string;
  /** Why it cannot be chosen here; empty where one sentence stands for all. */
  missing?: string;
};

type Props<Value extends string> = {
  label: string;
  /** A sentence about all of them. */
  hint?: string;
  /** The label is the section's title, which stands above already. */
  quiet?: boolean;
  value: Value;
  choices: readonly Choice<Value>[];
  onChoose?: (value: Value) => void;
  /** Beside one another where there is room. */
  columns?: 2 | 3;
};

/** One of a few, each with what it means; what AWS has and the lab has not is shown, and says so. */
export function Choices<Value extends string>({
  label,
  quiet = false,
  hint,
  value,
  choices,
  onChoose = () => {},
  columns,
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={quiet ? styles.unseen : ''}>
        <Name>{label}</Name>
      </legend>
      {hint !== undefined && <p className={styles.about}>{hint}</p>}
      <div className={styles.list} data-columns={columns}>
        {choices.map((choice) => (
          <ChoiceRow
            key={choice.value}
            {...choice}
            name={name}
            checked={choice.value === value}
            onChoose={() => onChoose(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type RowProps = Choice<string> & { name: string; checked: boolean; onChoose: () => void };

function ChoiceRow({ value, title, text, missing, name, checked, onChoose }: RowProps) {
  const id = useId();
  const described = text !== undefined || (missing ?? '') !== '';
  return (
    <div className={styles.choice} data-missing={missing !== undefined}>
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={missing !== undefined}
        aria-describedby={described ? `${id}-text` : undefined}
        onChange={onChoose}
      />
      <label htmlFor={id}>
        <Name>{title}</Name>
      </label>
      {described && (
        <p id={`${id}-text`} className={styles.hint}>
          {text}
          {missing !== undefined && <span className={styles.missing}> {missing}</span>}
        </p>
      )}
    </div>
  );
}
