import type { Lesson } from '../../../../../lab/contract/check.ts';

export default {
  needs: [],
  minutes: 5,
  checks: { create: async () => true },
} satisfies Lesson;
