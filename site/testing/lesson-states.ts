import type { Diagnosis, StepState } from '../../lab/contract/course-state.ts';
import type { LabMessage } from '../../lab/contract/socket.ts';

const steps = ['write-files', 'ask', 'compare'];

/** What the lab says of the test course's first lesson when the learner is at a step. */
export function atStep(
  current: number,
  more: { verdict?: StepState['verdict']; diagnoses?: Diagnosis[] } = {},
): LabMessage[] {
  return [
    {
      type: 'lesson',
      lesson: {
        lesson: '01-every-part',
        diagnoses: more.diagnoses ?? [],
        steps: steps.map((id, index): StepState => {
          if (index < current) return { id, state: 'done', doneAt: 1_790_000_000_000 };
          if (index > current) return { id, state: 'ahead' };
          return { id, state: 'current', ...(more.verdict ? { verdict: more.verdict } : {}) };
        }),
      },
    },
    { type: 'progress', progress: { '01-every-part': steps.slice(0, current) } },
  ];
}
