const minute = 60_000;

export type Pace = {
  /** Milliseconds since the lesson began. */
  elapsed: number;
  planned: number;
  /** Whole minutes behind the plan, negative when ahead, 0 while the slide is shown within its own share of the time. */
  behind: number;
};

/**
 * How a lesson goes against its planned minutes, told by the slide: each slide has its equal share of the time, and
 * whoever shows it within that share is on time.
 */
export function paceOf({
  now,
  startedAt,
  minutes,
  slide,
  slides,
}: {
  now: number;
  startedAt: number;
  minutes: number;
  /** Counted from 0. */
  slide: number;
  slides: number;
}): Pace {
  const elapsed = Math.max(0, now - startedAt);
  const planned = minutes * minute;
  const share = planned / Math.max(1, slides);
  const early = slide * share - elapsed;
  const late = elapsed - (slide + 1) * share;
  const behind = late > 0 ? Math.floor(late / minute) : early > 0 ? -Math.floor(early / minute) : 0;
  return { elapsed, planned, behind: behind === 0 ? 0 : behind };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `4:05`, `1:02:09`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
