import type { Pace, Timeline, TimelineStage } from '../../../lab/contract/rds.ts';
import { attempt } from '../../lab/failure.ts';
import { useNow } from '../../lab/state/use-now.ts';
import { Press } from '../Press.tsx';
import { skipWaits } from '../rds-call.ts';
import { useConsoleWords } from '../words/words.ts';
import { actionName } from '../deeds/action-names.ts';
import { isUnderWay, lasted, shownStages, totals } from './timeline-time.ts';
import styles from './TimelineCard.module.css';

/** What happens with an instance, stage by stage, and what the time is used for. */
export function TimelineCard({ timeline, pace }: { timeline: Timeline; pace: Pace }) {
  const words = useConsoleWords();
  const { timeline: say } = words;
  const now = useNow();
  const running = isUnderWay(timeline);
  const { mine, aws } = totals(timeline, now);
  const title = (
    <>
      <code>{timeline.instance}</code> {actionName(words, timeline.action)}
    </>
  );
  const stages = (
    <ol className={styles.stages}>
      {shownStages(timeline).map((stage) => (
        <Stage key={`${stage.what} ${stage.startedAt}`} stage={stage} now={now} pace={pace} />
      ))}
    </ol>
  );
  if (!running) {
    return (
      <details className={styles.card} aria-label={`${timeline.instance}: ${say.last}`}>
        <summary className={styles.head}>
          <b>{title}</b>
          <span className={styles.time}>{say.took(say.time(mine), say.time(aws))}</span>
        </summary>
        {stages}
      </details>
    );
  }
  return (
    <section className={styles.card} aria-label={`${timeline.instance}: ${say.now}`}>
      <div className={styles.head}>
        <h3>{title}</h3>
        <span className={styles.time}>{say.soFar(say.time(mine))}</span>
      </div>
      {stages}
      {timeline.skippable && (
        <div className={styles.skip}>
          <Press onClick={() => attempt(skipWaits(timeline.instance))}>{say.skip}</Press>
          <span>{say.skipNote}</span>
        </div>
      )}
    </section>
  );
}

function Stage({ stage, now, pace }: { stage: TimelineStage; now: number; pace: Pace }) {
  const say = useConsoleWords().timeline;
  const { name, why } = say.stages[stage.what];
  const running = stage.finishedAt === undefined;
  const seconds = lasted(stage, now);
  const usual = Math.round(stage.usual / 1000);
  return (
    <li className={styles.stage} data-running={running}>
      <span className={styles.mark} aria-hidden="true" />
      <span className={styles.name}>{name}</span>
      <span className={styles.time}>
        {say.time(seconds)}
        {running && usual > 0 && ` · ${say.usual(say.time(usual))}`}
      </span>
      {running && <p className={styles.why}>{why}</p>}
      {/* Only at the true pace does the usual time tell how far it is. */}
      {running && pace === 'true' && usual > 0 && (
        <progress className={styles.bar} aria-label={name} value={Math.min(seconds, usual)} max={usual} />
      )}
    </li>
  );
}
