import { findLesson } from '../course-map.ts';
import { useLanguage, useWords } from '../language.tsx';
import { NothingHere } from '../shell/NothingHere.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { StageDeck } from './StageDeck.tsx';
import { useDeck } from './use-deck.ts';
import { useSlideWords } from './words.ts';

/** A lesson as a deck. */
export default function SlidesPage({ slug }: { slug: string }) {
  const words = useWords();
  const own = useSlideWords();
  const language = useLanguage();
  const lesson = findLesson(slug);
  const deck = useDeck(slug, language);
  useTitle(`${own.deck}: ${lesson?.title[language] ?? ''} · ${words.site.name}`);
  if (!lesson) return <NothingHere />;
  if (!deck) {
    return (
      <main>
        <p role="status">{own.loading}</p>
      </main>
    );
  }
  return <StageDeck key={language} lesson={lesson} deck={deck} />;
}
