import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { faultsBeside } from './report-faults.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function beside() {
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  const told: unknown[] = [];
  return { lose, told, report: faultsBeside({ lost }, (error) => told.push(error)) };
}

test('a fault is told', async () => {
  const { told, report } = beside();
  report('fault');
  await vi.runAllTimersAsync();
  expect(told).toEqual(['fault']);
});

test('what a dying engine makes fail is not, before it is found lost and after', async () => {
  const { lose, told, report } = beside();
  report('reset by peer');
  lose();
  await vi.runAllTimersAsync();
  report('refused');
  await vi.runAllTimersAsync();
  expect(told).toEqual([]);
});
