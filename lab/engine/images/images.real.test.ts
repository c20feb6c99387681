import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine } from '../../testing/test-engine.ts';
import { runContainer } from '../../testing/outsider.ts';
import type { Engine } from '../engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.close());

test('the set-up leaves the images of the lab on the engine', async () => {
  const { exitCode, stdout } = await runContainer(engine, 'mysql:9.7', ['mysqld', '--version']);
  expect(stdout).toContain('Ver 9.7.');
  expect(exitCode).toBe(0);
});
