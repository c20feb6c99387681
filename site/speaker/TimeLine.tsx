import { useNow } from '../lab/state/use-now.ts';
import { Button } from '../lesson/Button.tsx';
import { say } from '../talk/talk.ts';
import { clockText, paceOf } from './pace.ts';
import styles from './TimeLine.module.css';
import { useSpeakerWords } from './words.ts';

type Props = { startedAt: number | null; minutes: number; slide: number; slides: number; leads: boolean };

/** How long this lesson has taken against its plan; calm, because nobody speaks better for being blinked at. */
export function TimeLine({ startedAt, minutes, slide, slides, leads }: Props) {
  const words = useSpeakerWords().time;
  const now = useNow();
  const start = (label: string) =>
    leads && <Button onClick={() => say({ type: 'clock', startedAt: Date.now() })}>{label}</Button>;
  if (startedAt === null) {
    return (
      <p className={styles.time}>
        <span>{words.planned(minutes)}</span>
        {start(words.start)}
      </p>
    );
  }
  const { elapsed, planned, behind } = paceOf({ now, startedAt, minutes, slide, slides });
  return (
    <div className={styles.time}>
      <b className={styles.elapsed} aria-label={words.elapsed}>
        {clockText(elapsed)}
      </b>
      <span className={styles.line} aria-hidden="true">
        <i className={styles.gone} style={{ width: `${Math.min(100, (100 * elapsed) / planned)}%` }} />
        <i className={styles.here} style={{ left: `${(100 * (slide + 0.5)) / Math.max(1, slides)}%` }} />
      </span>
      <span>{words.planned(minutes)}</span>
      <span className={styles.pace}>
        {behind > 0 ? words.behind(behind) : behind < 0 ? words.ahead(-behind) : words.onTime}
      </span>
      {start(words.restart)}
    </div>
  );
}
