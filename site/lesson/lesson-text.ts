import type { MDXContent } from 'mdx/types.js';
import { useCallback, useEffect, useState } from 'react';
import { texts } from 'virtual:course';
import type { Language } from '../../lab/contract/names.ts';

const loaded = new Map<string, MDXContent>();
const key = (slug: string, language: Language) => `${slug}/${language}`;

/** Fetches the text of a lesson, which is a chunk of its own; the second time it is there already. */
export async function loadLesson(slug: string, language: Language): Promise<void> {
  const loader = texts[slug]?.[language];
  if (!loader || loaded.has(key(slug, language))) return;
  loaded.set(key(slug, language), (await loader()).default);
}

/** The text of a lesson once it is there. */
export function useLessonText(slug: string, language: Language) {
  const [, setLoads] = useState(0);
  const [failed, setFailed] = useState(false);
  const Text = loaded.get(key(slug, language));
  const load = useCallback(() => {
    setFailed(false);
    loadLesson(slug, language).then(
      () => setLoads((count) => count + 1),
      (error: unknown) => {
        console.error(error);
        setFailed(true);
      },
    );
  }, [slug, language]);
  useEffect(load, [load]);
  return { Text, failed, again: load };
}
