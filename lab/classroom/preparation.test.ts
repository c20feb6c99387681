import { expect, it, vi } from 'vitest';
import { Preparation } from './preparation.ts';
import { Roll } from './roll.ts';
import { Seats } from './seats.ts';
import { FakeLabs } from './testing/fake-labs.ts';
import { inTestStore } from './testing/in-test-store.ts';

const nothing = (): void => undefined;
const { home, store } = inTestStore();

/** An engine that tells that nothing was measured before, and that labs hold nothing; removing takes its time. */
class MeasuredLabs extends FakeLabs {
  readonly #answers: unknown[] = [undefined, { asyncIo: 0, memoryBytes: 0, diskBytes: 0 }];
  readonly goneNow = Promise.withResolvers<void>();

  override withEngine(): Promise<never> {
    return Promise.resolve(this.#answers.shift() as never);
  }

  override async remove(id: string) {
    await this.goneNow.promise;
    return super.remove(id);
  }
}

it('a stop while the trial lab is measured waits until that lab is gone', async () => {
  const labs = new MeasuredLabs();
  const seats = new Seats({ store: store(), roll: new Roll(store()), labs, given: () => undefined });
  const preparation = new Preparation({
    home: home(),
    labs,
    stage: 'stage',
    seats,
    chosen: undefined,
    changed: nothing,
    report: nothing,
  });
  labs.open('stage').become('ready');
  preparation.start();
  await vi.waitFor(() => expect(labs.list()).toHaveLength(2), 30_000);
  const trial = labs.list()[1]?.state.id;

  let closed = false;
  const closing = preparation.close().then(() => (closed = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(false);
  labs.goneNow.resolve();
  await closing;
  expect(labs.removed).toEqual([trial]);
});
