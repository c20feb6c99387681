import type { Timeline, TimelineStage } from '../../../lab/contract/rds.ts';

/** What AWS does too; a stage that takes no time there is housekeeping of the lab's own. */
export function shownStages(timeline: Timeline): TimelineStage[] {
  return timeline.stages.filter((stage) => stage.usual > 0);
}

/** Something still happens: a stage has begun and not ended. */
export function isUnderWay(timeline: Timeline): boolean {
  return timeline.stages.some((stage) => stage.finishedAt === undefined);
}

/** Whole seconds that a stage has lasted. The lab's clock may be ahead of ours: never less than none. */
export function lasted(stage: TimelineStage, now: number): number {
  return Math.max(0, Math.floor(((stage.finishedAt ?? now) - stage.startedAt) / 1000));
}

/** Whole seconds of all stages so far, and what the same stages usually take on AWS. */
export function totals(timeline: Timeline, now: number): { mine: number; aws: number } {
  const first = timeline.stages[0]?.startedAt ?? now;
  const ends = timeline.stages.map((stage) => stage.finishedAt ?? now);
  const aws = timeline.stages.reduce((sum, stage) => sum + stage.usual, 0);
  return {
    mine: Math.max(0, Math.floor((Math.max(first, ...ends) - first) / 1000)),
    aws: Math.round(aws / 1000),
  };
}
