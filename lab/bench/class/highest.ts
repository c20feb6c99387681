import type { CourseLesson } from '../../course/lessons.ts';
import { percentile, type Row } from '../figure.ts';
import type { ClassServer } from './class-server.ts';
import type { ClassLearner } from './learner.ts';
import { nothingMeasured } from './measured.ts';
import { joinAtOnce, typeAll, walkAll } from './play.ts';

const ECHO_MOST_MS = 100;
const MORE = 3;

/** Lets more come, a few at a time, until typing is felt to be slow or the machine has no more places. */
export async function highest(given: {
  server: ClassServer;
  learners: ClassLearner[];
  lessons: CourseLesson[];
  alone: number[];
}): Promise<Row[]> {
  const { server, learners, lessons, alone } = given;
  let held = learners.length;
  let echo = Number.NaN;
  let first = '';
  while (first === '') {
    const { labs, boundBy } = (await server.now()).class.capacity;
    if (learners.length + MORE > labs) {
      first = `places: the class has ${labs}, bound by ${boundBy}`;
      break;
    }
    const names = Array.from({ length: MORE }, (_, index) => `Learner ${learners.length + index + 1}`);
    const measured = nothingMeasured();
    const more = await joinAtOnce(server, names, measured.joinToPrompt);
    const walking = walkAll(more, lessons, measured);
    const during = await typeAll(learners);
    await walking;
    learners.push(...more);
    const p95 = percentile([...during, ...(await typeAll(learners))], 0.95);
    console.log(
      `  ${learners.length} learners: echo p95 ${p95.toFixed(1)} ms, ${measured.failed.length} failed`,
    );
    if (measured.failed.length > 0) first = `a step: ${measured.failed[0]}`;
    else if (p95 >= ECHO_MOST_MS) first = 'the echo';
    else [held, echo] = [learners.length, p95];
  }
  console.log(`  what gives first: ${first}`);
  return [
    {
      what: `learners at once; with them the echo's p95 is ${echo.toFixed(1)} ms (${percentile(alone, 0.95).toFixed(1)} alone); then gives ${first}`,
      ours: held,
      peer: 15,
      peerName: 'aim',
      unit: 'labs',
    },
  ];
}
