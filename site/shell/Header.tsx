import { lazy, Suspense, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { Language } from '../../lab/contract/names.ts';
import { findPosition } from '../course-map.ts';
import { rememberLanguage, useLanguage, useWords } from '../language.tsx';
import { useProgress, useSession } from '../lab/connection.ts';
import { loadLesson } from '../lesson/lesson-text.ts';
import { addressOf, type Page } from './address.ts';
import styles from './Header.module.css';
import { LabStatus } from './LabStatus.tsx';
import { openPane, toggleWhole, usePane } from './pane.ts';
import { keepPlace } from './place.ts';
import { nextTheme, useTheme } from './theme.ts';

const ClassBar = lazy(() => import('../lab/class/ClassBar.tsx'));

/** One line: where the reader is, how the lab is, and the few switches of the page. */
export function Header({ page, onHelp }: { page: Page; onHelp: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const theme = useTheme();
  const themeWords = `${words.theme.label}: ${words.theme[theme]}`;
  return (
    <header className={styles.header}>
      <Link href={addressOf(language, { kind: 'map' })} className={styles.name}>
        {words.site.name}
      </Link>
      {page.kind === 'lesson' && <Position slug={page.slug} />}
      <span className={styles.space} />
      <InClass />
      {page.kind === 'lesson' && <LabStatus />}
      {page.kind === 'lesson' && (
        <Link
          href={addressOf(language, { kind: 'slides', slug: page.slug })}
          className={`${styles.quiet} ${styles.wide}`}
        >
          {words.lesson.slides}
        </Link>
      )}
      <LanguageSwitch page={page} />
      <button
        type="button"
        className={`${styles.quiet} ${styles.theme}`}
        aria-label={themeWords}
        title={themeWords}
        onClick={nextTheme}
      >
        {words.theme[theme]}
      </button>
      <button
        type="button"
        className={`${styles.quiet} ${styles.wide}`}
        aria-label={words.keys.open}
        title={words.keys.open}
        aria-haspopup="dialog"
        onClick={onHelp}
      >
        ?
      </button>
      {page.kind === 'lesson' && <PaneButtons />}
    </header>
  );
}

/** A learner's part in a class; at home nothing of it is loaded. */
function InClass() {
  const session = useSession();
  if (session?.role !== 'learner') return null;
  return (
    <Suspense>
      <ClassBar />
    </Suspense>
  );
}

function Position({ slug }: { slug: string }) {
  const words = useWords();
  const language = useLanguage();
  const progress = useProgress();
  const position = findPosition(slug);
  if (!position) return null;
  const { part, lesson, place, of } = position;
  const done = lesson.steps.filter((step) => progress[slug]?.includes(step.id) === true).length;
  const said = words.map.steps(done, lesson.steps.length);
  return (
    <span className={styles.position}>
      <span className={styles.part}>{words.lesson.part(part.title[language], place, of)}</span>
      <span className={styles.bar} role="img" aria-label={said} title={said}>
        <i style={{ width: `${(100 * done) / Math.max(1, lesson.steps.length)}%` }} />
      </span>
    </span>
  );
}

function LanguageSwitch({ page }: { page: Page }) {
  const words = useWords();
  const other: Language = useLanguage() === 'ko' ? 'en' : 'ko';
  const [, navigate] = useLocation();
  const address = addressOf(other, page);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    rememberLanguage(other);
    if (page.kind !== 'lesson') return navigate(address);
    keepPlace(page.slug);
    // The page changes only when the other text is here, so that nothing flickers and the place can be kept. Should
    // it not come, the lesson page itself says so.
    void loadLesson(page.slug, other).finally(() => navigate(address, { replace: true }));
  };
  return (
    <a
      className={styles.quiet}
      href={address}
      lang={other}
      hrefLang={other}
      aria-label={words.site.toOtherLanguage}
      onClick={onClick}
    >
      {words.site.otherLanguage}
    </a>
  );
}

function PaneButtons() {
  const words = useWords();
  const { open, whole } = usePane();
  const toggle = open ? words.lab.hide : words.lab.open;
  const size = whole ? words.lab.restore : words.lab.maximise;
  return (
    <span className={styles.pane}>
      {open && (
        <button type="button" className={styles.icon} aria-label={size} title={size} onClick={toggleWhole}>
          <svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true">
            <rect x="0.75" y="0.75" width="16.5" height="12.5" rx="2" />
            {whole ? <path d="M6 0.75v12.5" /> : <path d="M5 7h8m-2-2 2 2-2 2M7 5 5 7l2 2" />}
          </svg>
        </button>
      )}
      <button
        type="button"
        className={styles.icon}
        aria-label={toggle}
        title={toggle}
        aria-expanded={open}
        aria-controls="lab"
        onClick={() => openPane(!open)}
      >
        <svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true">
          <rect x="0.75" y="0.75" width="16.5" height="12.5" rx="2" />
          <path
            d={
              open
                ? 'M10 0.75h5.5a1.75 1.75 0 0 1 1.75 1.75v9a1.75 1.75 0 0 1-1.75 1.75H10z'
                : 'M10 0.75v12.5'
            }
            data-filled={open}
          />
        </svg>
      </button>
    </span>
  );
}
