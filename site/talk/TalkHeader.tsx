import type { MouseEvent, ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Language } from '../../lab/contract/names.ts';
import { rememberLanguage, useLanguage, useWords } from '../language.tsx';
import { addressOf, type Page } from '../shell/address.ts';
import { nextTheme, useTheme } from '../shell/theme.ts';
import styles from './TalkHeader.module.css';

/** The one line above the pages of a talk: what they have to say, then language and theme. */
export function TalkHeader({ page, title, children }: { page: Page; title: string; children?: ReactNode }) {
  const words = useWords();
  const theme = useTheme();
  const themeWords = `${words.theme.label}: ${words.theme[theme]}`;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      {children}
      <span className={styles.space} />
      <LanguageSwitch page={page} />
      <button
        type="button"
        className={styles.quiet}
        aria-label={themeWords}
        title={themeWords}
        onClick={nextTheme}
      >
        {words.theme[theme]}
      </button>
    </header>
  );
}

function LanguageSwitch({ page }: { page: Page }) {
  const words = useWords().site;
  const other: Language = useLanguage() === 'ko' ? 'en' : 'ko';
  const [, navigate] = useLocation();
  const address = addressOf(other, page);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    rememberLanguage(other);
    navigate(address, { replace: true });
  };
  return (
    <a
      className={styles.quiet}
      href={address}
      lang={other}
      hrefLang={other}
      aria-label={words.toOtherLanguage}
      onClick={onClick}
    >
      {words.otherLanguage}
    </a>
  );
}
