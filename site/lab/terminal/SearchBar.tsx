import type { ISearchOptions } from '@xterm/addon-search';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../language.tsx';
import styles from './SearchBar.module.css';
import type { TerminalScreen } from './terminal-screen.ts';

/** How matches look; colours come from the tokens. */
function optionsOf(incremental: boolean): ISearchOptions {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    incremental,
    decorations: {
      matchBackground: colour('--term-select'),
      activeMatchBackground: colour('--term-wait'),
      matchOverviewRuler: colour('--term-soft'),
      activeMatchColorOverviewRuler: colour('--term-wait'),
    },
  };
}

/** Finds text in the terminal: Enter goes on, Shift+Enter back, Escape returns to the terminal. */
export function SearchBar({ screen, onClose }: { screen: TerminalScreen; onClose: () => void }) {
  const words = useWords().pane.search;
  const [found, setFound] = useState<{ index: number; count: number }>();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    const results = screen.search.onDidChangeResults(({ resultIndex, resultCount }) =>
      setFound({ index: resultIndex, count: resultCount }),
    );
    return () => {
      results.dispose();
      screen.search.clearDecorations();
    };
  }, [screen]);

  const find = (forward: boolean, incremental = false) => {
    // Program output is mostly NFC; an input method may not be.
    const text = input.current?.value.normalize('NFC') ?? '';
    if (text === '') {
      setFound(undefined);
      screen.search.clearDecorations();
    } else if (forward) screen.search.findNext(text, optionsOf(incremental));
    else screen.search.findPrevious(text, optionsOf(incremental));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') find(!event.shiftKey);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className={styles.bar}>
      <input
        ref={input}
        aria-label={words.label}
        placeholder={words.label}
        spellCheck={false}
        onInput={() => find(true, true)}
        onKeyDown={onKeyDown}
      />
      <output className={styles.count}>
        {found === undefined ? '' : found.count === 0 ? words.none : words.of(found.index + 1, found.count)}
      </output>
      <button type="button" aria-label={words.previous} title={words.previous} onClick={() => find(false)}>
        ↑
      </button>
      <button type="button" aria-label={words.next} title={words.next} onClick={() => find(true)}>
        ↓
      </button>
      <button type="button" aria-label={words.close} title={words.close} onClick={onClose}>
        ×
      </button>
    </search>
  );
}
