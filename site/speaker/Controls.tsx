import { useState } from 'react';
import type { TalkState } from '../../lab/contract/talk.ts';
import { Button } from '../lesson/Button.tsx';
import styles from './Controls.module.css';
import type { SpeakerKey } from './speaker-keys.ts';
import { useSpeakerWords } from './words.ts';

type Props = { talk: TalkState; enabled: boolean; onPress: (key: SpeakerKey) => void };

/** The deck's buttons: under the thumbs on a telephone, one line elsewhere. */
export function Controls({ talk, enabled, onPress }: Props) {
  const all = useSpeakerWords();
  const words = all.controls;
  const [sure, setSure] = useState(false);
  const button = (key: SpeakerKey, label: string, keys: string) => (
    <Button
      className={styles[key]}
      keys={keys}
      aria-disabled={!enabled}
      onClick={enabled ? () => onPress(key) : undefined}
    >
      {label}
    </Button>
  );
  return (
    <footer>
      <div className={styles.controls} role="toolbar" aria-label={words.label} title={all.keys}>
        {button('previous', words.previous, '←')}
        {button('next', words.next, '→')}
        <span className={styles.deeds}>
          {button('type', words.type, 'T')}
          {button('run', words.run, 'R')}
          <Button
            aria-disabled={!enabled}
            onBlur={() => setSure(false)}
            onClick={() => {
              if (!enabled) return;
              // It undoes what was done on the stage: asked once more, in the same place.
              if (sure) onPress('reset');
              setSure(!sure);
            }}
          >
            {sure ? words.resetSure : words.reset}
          </Button>
          {button('black', talk.black ? words.unblack : words.black, 'B')}
          <Button keys="Q" onClick={() => onPress('join')}>
            {words.join}
          </Button>
        </span>
      </div>
    </footer>
  );
}
