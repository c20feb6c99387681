import { useEffect, useState } from 'react';
import { slides } from 'virtual:slides';
import type { Language } from '../../lab/contract/names.ts';
import { readDeck, type Deck } from './read-deck.ts';

export type { Deck, DeckSlide } from './read-deck.ts';

const loaded = new Map<string, Deck>();

/** Fetches the slides of a lesson, which are a chunk of their own. */
async function loadDeck(slug: string, language: Language): Promise<void> {
  const key = `${slug}/${language}`;
  const loader = slides[slug]?.[language];
  if (!loader || loaded.has(key)) return;
  loaded.set(key, readDeck((await loader()).default));
}

/** The slides of a lesson once they are there. */
export function useDeck(slug: string, language: Language): Deck | undefined {
  const [, setLoads] = useState(0);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (wait: number) =>
      loadDeck(slug, language).then(
        () => (gone ? undefined : setLoads((loads) => loads + 1)),
        (error: unknown) => {
          // A stage has nobody to press "again": it is tried until the server is back.
          console.warn(error);
          if (!gone) timer = setTimeout(() => void load(Math.min(wait * 2, 8000)), wait);
        },
      );
    void load(500);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [slug, language]);
  return loaded.get(`${slug}/${language}`);
}
