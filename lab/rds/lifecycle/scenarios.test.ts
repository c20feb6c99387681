import { describe, it } from 'vitest';
import { scenarios } from './scenarios.ts';
import { withFakes } from './testing/test-service.ts';

describe('the life of instances, over remembered servers', () => {
  it.each(scenarios)('$name', ({ play }) => withFakes(play));
});
