import type { AudienceQuestion } from '../../lab/contract/talk.ts';

/** What to answer next stands first: open ones by votes, the older before the newer; answered ones at the end. */
export function inOrder(questions: readonly AudienceQuestion[]): AudienceQuestion[] {
  return [...questions].sort(
    (a, b) => Number(a.answered) - Number(b.answered) || b.votes - a.votes || a.at - b.at,
  );
}
