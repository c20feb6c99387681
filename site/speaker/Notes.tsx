import { useState } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import { LanguageContext } from '../language.tsx';
import { Button } from '../lesson/Button.tsx';
import { recall, remember } from '../remember.ts';
import type { DeckSlide } from '../slides/use-deck.ts';
import styles from './Notes.module.css';
import { useSpeakerWords } from './words.ts';

type Props = {
  lesson: string;
  slide: DeckSlide | undefined;
  language: Language;
  onLanguage: (language: Language) => void;
};

const sizes = [17, 20, 24, 28, 34] as const;
const usual = 1;

function keptSize(): number {
  const kept = Number(recall('notes-size') ?? usual);
  return Number.isInteger(kept) && kept >= 0 && kept < sizes.length ? kept : usual;
}

/** The lesson's prose as the speaker's notes, in the language they read best. */
export function Notes({ lesson, slide, language, onLanguage }: Props) {
  const words = useSpeakerWords().notes;
  const [size, setSize] = useState(keptSize);
  const to = (next: number) => {
    remember('notes-size', String(next));
    setSize(next);
  };
  return (
    <div className={styles.notes}>
      <div className={styles.head}>
        <h2 id="notes">{words.title}</h2>
        <span className={styles.languages} role="group" aria-label={words.language}>
          {(['ko', 'en'] as const).map((one) => (
            <Button key={one} lang={one} aria-pressed={language === one} onClick={() => onLanguage(one)}>
              {one === 'ko' ? '한국어' : 'English'}
            </Button>
          ))}
        </span>
        <Button
          aria-label={words.smaller}
          aria-disabled={size === 0}
          onClick={() => to(Math.max(0, size - 1))}
        >
          A−
        </Button>
        <Button
          aria-label={words.larger}
          aria-disabled={size === sizes.length - 1}
          onClick={() => to(Math.min(sizes.length - 1, size + 1))}
        >
          A+
        </Button>
      </div>
      {/* A new slide begins at the top of its notes. */}
      <div
        key={slide === undefined ? lesson : `${lesson} ${slide.place.h} ${slide.place.v}`}
        className={styles.text}
        style={{ fontSize: sizes[size] }}
        lang={language}
        role="region"
        aria-labelledby="notes"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long notes are scrolled by keyboard too
        tabIndex={0}
      >
        <LanguageContext value={language}>
          {slide !== undefined && (slide.notes ?? <p className={styles.none}>{words.none}</p>)}
        </LanguageContext>
      </div>
    </div>
  );
}
