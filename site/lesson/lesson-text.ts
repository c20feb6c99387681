import type { MDXContent } from 'mdx/types.js';
import { useEffect, useState } from 'react';
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

/** The text of a lesson once it is there; `failed` when it could not be fetched, and `again` to try once more. */
export function useLessonText(slug: string, language: Language) {
  const [outcome, setOutcome] = useState<{ of: string; failed: boolean }>();
  const [attempts, setAttempts] = useState(0);
  const of = `${key(slug, language)} ${attempts}`;
  useEffect(() => {
    loadLesson(slug, language).then(
      () => setOutcome({ of, failed: false }),
      (error: unknown) => {
        console.error(error);
        setOutcome({ of, failed: true });
      },
    );
  }, [slug, language, of]);
  return {
    Text: loaded.get(key(slug, language)),
    failed: outcome?.of === of && outcome.failed,
    again: () => setAttempts(attempts + 1),
  };
}
