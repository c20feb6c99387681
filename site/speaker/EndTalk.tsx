import { useState } from 'react';
import { Button } from '../lesson/Button.tsx';
import { say } from '../talk/talk.ts';
import styles from './EndTalk.module.css';
import { useSpeakerWords } from './words.ts';

/** Ends the talk for everyone: questions and polls are forgotten, so it asks once more in the same place. */
export function EndTalk() {
  const words = useSpeakerWords().end;
  const [sure, setSure] = useState(false);
  return (
    <p className={styles.end}>
      <Button
        onBlur={() => setSure(false)}
        onClick={() => {
          if (sure) say({ type: 'end' });
          setSure(!sure);
        }}
      >
        {sure ? words.sure : words.end}
      </Button>
      {sure && <span role="status">{words.what}</span>}
    </p>
  );
}
