import type { LearnerRow } from '../../../lab/contract/class.ts';
import { learnerRow } from './learner-row.ts';

type Step = { lesson: string; step: string };

/** Every learner of a class, spread over steps of the course: three who need help first, as the server sorts them. */
export function wholeClass(count: number, steps: readonly Step[], english = false): LearnerRow[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index): LearnerRow => {
    const at = (index * 7) % steps.length;
    const done: Record<string, string[]> = {};
    for (const { lesson, step } of steps.slice(0, at)) (done[lesson] ??= []).push(step);
    const row = learnerRow(index + 1, {
      name: english ? `Learner ${index + 1}` : `학습자 ${index + 1}`,
      ...steps[at],
      done,
      joinedAt: now - 3_000_000,
      lastActiveAt: now - 20_000,
      verdict: { state: 'not-yet', reason: 'container-missing', values: { name: 'db-source' } },
      use: {
        memoryBytes: 9.2e8 + index * 1e7,
        cpuShare: 0.04 + (index % 5) / 20,
        diskBytes: 1.1e9,
        containers: 3,
      },
    });
    return { ...row, ...special(index, now) };
  });
}

function special(index: number, now: number): Partial<LearnerRow> {
  switch (index) {
    case 0:
      return { stuck: { kind: 'asked-for-help', since: now - 70_000, values: {} } };
    case 1:
      return {
        lesson: '06-point-the-replica',
        step: 'right-address',
        stuck: {
          kind: 'same-reason',
          since: now - 6 * 60_000 - 2000,
          verdict: { state: 'broken', reason: 'password-refused', values: { name: 'db-source' } },
          values: {},
        },
      };
    case 2:
      return {
        stuck: {
          kind: 'same-failure',
          since: now - 180_000,
          diagnosis: 'source-host-unknown',
          values: { times: '4', host: 'db-sorce', name: 'db-replica' },
        },
      };
    case 3:
      return { stuck: { kind: 'silence', since: now - 540_000, values: {} } };
    case 36:
      return { phase: 'asleep', windows: 0 };
    case 37:
      return { phase: 'paused' };
    case 38:
      return { phase: 'waking' };
    case 39:
      return { phase: 'waiting', lab: null, place: 1, lesson: null, step: null, done: {} };
    default:
      return {};
  }
}
