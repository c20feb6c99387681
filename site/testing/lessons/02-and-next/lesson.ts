import type { Lesson } from '../../../../lab/contract/check.ts';

export default {
  needs: [],
  minutes: 5,
  checks: { only: async () => true },
} satisfies Lesson;
