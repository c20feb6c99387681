import { randomInt } from 'node:crypto';

const QUALITIES =
  'able brave calm clever eager fair gentle happy kind lively merry neat patient quick quiet steady'.split(
    ' ',
  );
const THINGS =
  'anchor beacon canvas cedar comet harbor island lantern maple meadow orbit pebble river saddle tide willow'.split(
    ' ',
  );

/** A name for a container that was given none, as the engine would make one up. */
export function randomName(): string {
  const quality = QUALITIES[randomInt(QUALITIES.length)] ?? 'calm';
  const thing = THINGS[randomInt(THINGS.length)] ?? 'river';
  return `${quality}_${thing}${randomInt(1000)}`;
}
