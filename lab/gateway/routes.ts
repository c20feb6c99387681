import type { Row } from './answer.ts';
import { archiveRows } from './archive.ts';
import { buildRows } from './build.ts';
import { commitRows } from './commit.ts';
import { containerLifeRows } from './container-life.ts';
import { containerLookRows } from './container-look.ts';
import { withinDisk } from './disk-room.ts';
import { eventRows } from './events.ts';
import { execRows } from './execs.ts';
import { imageRows } from './images.ts';
import { networkRows } from './networks.ts';
import { paced } from './pace.ts';
import { statsRows } from './stats.ts';
import { systemRows } from './system.ts';
import { volumeRows } from './volumes.ts';

/** Everything that a learner's `docker` can ask. What is not here does not exist. */
export const routes: readonly Row[] = (
  [
    ...systemRows,
    ...containerLookRows,
    ...containerLifeRows,
    ...execRows,
    ...archiveRows,
    ...statsRows,
    ...imageRows,
    ...commitRows,
    ...buildRows,
    ...networkRows,
    ...volumeRows,
    ...eventRows,
  ] satisfies Row[]
).map((row) => paced(withinDisk(row)));
