import { afterAll, beforeAll, describe, it } from 'vitest';
import { initialDocument } from '../state/initial.ts';
import { scenarios } from './scenarios.ts';
import { realService } from './testing/real-service.ts';
import { TestService } from './testing/test-service.ts';

let real: Awaited<ReturnType<typeof realService>>;

beforeAll(async () => {
  real = await realService();
});

afterAll(() => real.close());

describe('the life of instances, on the engine', () => {
  it.each(scenarios)('$name', { timeout: 240_000 }, async ({ play }) => {
    const test = new TestService(real.service);
    try {
      await play(test);
    } finally {
      await test.jobs.close();
      await real.service.servers.clear();
      real.service.store.change((document) => Object.assign(document, initialDocument()));
    }
  });
});
