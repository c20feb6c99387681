import { useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../language.tsx';
import type { TerminalScreen } from './terminal-screen.ts';
import styles from './TypeLine.module.css';

/** Keys that a touch keyboard lacks, as the bytes a terminal sends for them. */
const keys = [
  { label: 'Ctrl+C', bytes: '\x03' },
  { label: 'Tab', bytes: '\t' },
  { label: '↑', bytes: '\x1b[A' },
  { label: '↓', bytes: '\x1b[B' },
  { label: 'Esc', bytes: '\x1b' },
];

/**
 * A plain input whose line goes to the terminal with Enter. Input methods and screen readers that xterm's hidden
 * textarea does not suit (Korean on iOS and Safari above all) find an ordinary field here.
 */
export function TypeLine({ screen }: { screen: TerminalScreen }) {
  const words = useWords().pane.typeLine;
  const input = useRef<HTMLInputElement>(null);

  const send = () => {
    if (input.current === null) return;
    screen.type(`${input.current.value}\r`);
    input.current.value = '';
    input.current.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends a composition; only the Enter after it sends. Safari says 229 where it does not say isComposing.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key !== 'Enter') return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.line}>
      <input
        ref={input}
        aria-label={words.label}
        placeholder={words.hint}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
        onKeyDown={onKeyDown}
      />
      <button type="button" className={styles.send} onClick={send}>
        {words.send}
      </button>
      <fieldset className={styles.keys} aria-label={words.keys}>
        {keys.map((key) => (
          <button key={key.label} type="button" onClick={() => screen.type(key.bytes)}>
            {key.label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
