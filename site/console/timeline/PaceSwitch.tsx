import { useId } from 'react';
import { Pace } from '../../../lab/contract/rds.ts';
import { attempt } from '../../lab/failure.ts';
import { setPace } from '../rds-call.ts';
import { useConsoleWords } from '../words/words.ts';
import styles from './PaceSwitch.module.css';

/** How long things take: as fast as the servers behind allow, or the minutes of AWS. */
export function PaceSwitch({ pace }: { pace: Pace }) {
  const words = useConsoleWords().pace;
  const name = useId();
  return (
    <fieldset className={styles.pace}>
      <legend>{words.label}</legend>
      {Pace.options.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={pace === each}
            title={words[`${each}Note`]}
            onChange={() => attempt(setPace(each))}
          />
          <span>{words[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
