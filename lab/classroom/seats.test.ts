import { expect, it } from 'vitest';
import { Roll } from './roll.ts';
import { Seats } from './seats.ts';
import { FakeLabs } from './testing/fake-labs.ts';
import { inTestStore } from './testing/in-test-store.ts';

const { store } = inTestStore();

/** Labs whose removal leaves something until `mends`, and of which some cannot be removed at all. */
class StubbornLabs extends FakeLabs {
  mends = false;
  readonly stuck = new Set<string>();

  override async remove(id: string) {
    this.left = { ...this.left, volumes: this.mends ? 0 : 1 };
    if (this.stuck.has(id)) {
      this.removed.push(id);
      throw new Error('the volume is in use');
    }
    return super.remove(id);
  }
}

function openSeats(labs: FakeLabs): Seats {
  const roll = new Roll(store());
  return new Seats({
    store: store(),
    roll,
    labs,
    given: (learner) => void labs.open(roll.get(learner).lab ?? ''),
  });
}

it('a spare of an earlier server that is not gone yet is nobody’s, and is tried again', async () => {
  store().saveLab({ lab: 'cspare000', use: 'spare' });
  const labs = new StubbornLabs();
  const seats = openSeats(labs);
  seats.capacity = 1;
  await seats.tidy();
  expect(seats.spares).toEqual([]);
  const { learner } = seats.join({ code: '', name: 'Learner 1', language: 'en' });
  expect(learner.lab).not.toBe('cspare000');
  labs.mends = true;
  await seats.tidy();
  expect(labs.removed).toEqual(['cspare000', 'cspare000']);
  expect(
    store()
      .labs()
      .map(({ lab }) => lab),
  ).toEqual([learner.lab]);
});

it('a surplus spare that is just being removed is given to nobody', async () => {
  const labs = new FakeLabs();
  const seats = openSeats(labs);
  seats.capacity = 2;
  await seats.refill();
  await seats.refill();
  const [first] = seats.spares;
  seats.capacity = 1;
  const removal = seats.refill();
  expect(seats.spares).toHaveLength(1);
  expect(seats.join({ code: '', name: 'Learner 1', language: 'en' }).learner.lab).not.toBe(first);
  await removal;
  expect(labs.removed).toEqual([first]);
});

it('one lab that cannot be removed does not keep the others', async () => {
  for (const lab of ['ctrial000', 'cspare000']) store().saveLab({ lab, use: 'trial' });
  const labs = new StubbornLabs();
  labs.mends = true;
  labs.stuck.add('ctrial000');
  const seats = openSeats(labs);
  await expect(seats.tidy()).rejects.toThrow('in use');
  await seats.tidy();
  expect(labs.removed).toEqual(['ctrial000', 'cspare000']);
});
