import { useEffect, useState } from 'react';
import { Recording } from '../../lab/contract/recording.ts';

const all = import.meta.glob<unknown>('../../content/recordings/*/*.json', { import: 'default' });

/**
 * The recordings of a lesson by step, fetched as soon as its deck is there: when they are needed, the server may be
 * gone.
 */
export function useRecordings(slug: string): ReadonlyMap<string, Recording> {
  const [found, setFound] = useState<ReadonlyMap<string, Recording>>(new Map());
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const ours = Object.entries(all).filter(([path]) => path.includes(`/recordings/${slug}/`));
      const loaded = await Promise.all(ours.map(([, load]) => load()));
      if (gone) return;
      const recordings = loaded.map((recording) => Recording.parse(recording));
      setFound(new Map(recordings.map((recording) => [recording.step, recording])));
    };
    // Without recordings the expected output stands in the terminal's place.
    load().catch((error: unknown) => console.warn('no recordings', error));
    return () => {
      gone = true;
    };
  }, [slug]);
  return found;
}
