import { useState } from 'react';
import { StageDialog } from './StageDialog.tsx';
import styles from './JumpSheet.module.css';
import { useSlideWords } from './words.ts';

type Props = { count: number; onJump: (number: number) => void; onClose: () => void };

/** Asks for the number of a slide, as it stands at the foot of the stage. */
export function JumpSheet({ count, onJump, onClose }: Props) {
  const words = useSlideWords();
  const [number, setNumber] = useState('');
  return (
    <StageDialog
      title={words.jump}
      onClose={onClose}
      no={words.keys.close}
      yes={{ words: words.go, onYes: () => onJump(Number(number)) }}
    >
      <input
        className={styles.number}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there for this field
        autoFocus
        inputMode="numeric"
        aria-label={words.jump}
        placeholder={`1–${count}`}
        value={number}
        onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))}
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
          event.preventDefault();
          onJump(Number(number));
          event.currentTarget.closest('dialog')?.close();
        }}
      />
    </StageDialog>
  );
}
