import { routes } from '../../contract/routes.ts';
import type { CourseLesson } from '../../course/lessons.ts';
import { percentile, type Row } from '../figure.ts';
import type { ClassServer } from './class-server.ts';
import type { ClassLearner } from './learner.ts';
import { nothingMeasured } from './measured.ts';
import { joinAtOnce, typeAll, walkAll } from './play.ts';

const ECHO_MOST_MS = 100;
const FEW = 3;

/**
 * The most with whom typing is not felt to be slow: where it is, a few leave at a time until it is not; where it is
 * not, a few more come until it is, or until the machine has no more places.
 */
export async function highest(given: {
  server: ClassServer;
  learners: ClassLearner[];
  lessons: CourseLesson[];
  alone: number[];
}): Promise<Row[]> {
  const { server, learners, lessons, alone } = given;
  const begun = learners.length;
  let echo = percentile(await typeAll(learners), 0.95);
  let first = '';
  while (echo >= ECHO_MOST_MS && learners.length > FEW) {
    first = 'the echo';
    for (const gone of learners.splice(-FEW)) await leaveClass(gone);
    echo = percentile(await typeAll(learners), 0.95);
    tellEcho(learners, echo);
  }
  let held = learners.length;
  while (first === '') {
    const { labs, boundBy } = (await server.now()).class.capacity;
    if (learners.length + FEW > labs) {
      first = `places: the class has ${labs}, bound by ${boundBy}`;
      break;
    }
    const names = Array.from({ length: FEW }, (_, index) => `Learner ${learners.length + index + 1}`);
    const measured = nothingMeasured();
    const more = await joinAtOnce(server, names, measured.joinToPrompt);
    const walking = walkAll(more, lessons, measured);
    const during = await typeAll(learners);
    await walking;
    learners.push(...more);
    const p95 = percentile(during, 0.95);
    console.log(`  while ${FEW} of ${learners.length} walk: echo p95 ${p95.toFixed(1)} ms`);
    const atRest = percentile(await typeAll(learners), 0.95);
    tellEcho(learners, atRest);
    if (measured.failed.length > 0) first = `a step: ${measured.failed[0]}`;
    else if (atRest >= ECHO_MOST_MS) first = 'the echo';
    else if (p95 >= ECHO_MOST_MS) first = `the echo, while ${FEW} more come and walk`;
    else [held, echo] = [learners.length, Math.max(p95, atRest)];
  }
  console.log(`  what gives first: ${first}`);
  return [
    {
      what: `learners at once; with them the echo's p95 is ${echo.toFixed(1)} ms (${percentile(alone, 0.95).toFixed(1)} alone); then gives ${first}`,
      ours: held,
      peer: begun,
      peerName: 'at the start',
      unit: 'labs',
    },
  ];
}

function tellEcho(learners: ClassLearner[], p95: number): void {
  console.log(`  ${learners.length} learners: echo p95 ${p95.toFixed(1)} ms`);
}

/** With everything of theirs. */
async function leaveClass(learner: ClassLearner): Promise<void> {
  await learner.call('DELETE', routes.seat);
  learner.close();
}
