import type { Lesson } from '../../../../lab/contract/check.ts';

export default {
  needs: [],
  directory: 'demo',
  minutes: 10,
  checks: {
    'write-files': async () => true,
    ask: async () => true,
    compare: async () => true,
  },
} satisfies Lesson;
