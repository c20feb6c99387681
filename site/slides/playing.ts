import type { Recording } from '../../lab/contract/recording.ts';

/** A pause longer than this is cut: a room does not wait for a machine that is not there. */
const LONGEST_PAUSE = 1.5;

/** What has been written before an action begins; never left out, as each frame goes on from the one before. */
export function before({ frames }: Recording, action: number): string {
  return frames.flatMap(([, of, data]) => (of < action ? [data] : [])).join('');
}

/** What is written during an action: each piece with the seconds to wait for it. */
export function during({ frames }: Recording, action: number): { wait: number; data: string }[] {
  let last: number | undefined;
  return frames.flatMap(([at, of, data]) => {
    if (of !== action) return [];
    const wait = Math.min(LONGEST_PAUSE, Math.max(0, at - (last ?? at)));
    last = at;
    return [{ wait, data }];
  });
}

/** Writes an action piece by piece, as it was written then; what it answers ends that. */
export function play(recording: Recording, action: number, write: (data: string) => void): () => void {
  const pieces = during(recording, action);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const from = (index: number) => {
    const piece = pieces[index];
    if (piece === undefined) return;
    timer = setTimeout(() => {
      write(piece.data);
      from(index + 1);
    }, piece.wait * 1000);
  };
  from(0);
  return () => clearTimeout(timer);
}
