import { expect, it } from 'vitest';
import { closeAll } from './close-all.ts';

it('closes the others, in order, where one cannot be closed', async () => {
  const closed: string[] = [];
  const failures: unknown[] = [];
  const full = new Error('the disk is full');
  await closeAll(
    [
      async () => void closed.push('server'),
      () => undefined,
      () => Promise.reject(full),
      () => {
        throw full;
      },
      async () => void closed.push('labs'),
    ],
    (error) => failures.push(error),
  );
  expect(closed).toEqual(['server', 'labs']);
  expect(failures).toEqual([full, full]);
});
