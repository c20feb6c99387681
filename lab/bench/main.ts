import { join } from 'node:path';
import { describeError } from '../cli/describe-error.ts';
import { classLoad } from './class/class.ts';
import { describeRow, type Figure } from './figure.ts';
import { docker } from './docker.ts';
import { green } from './green.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { prompt } from './prompt.ts';
import { rds } from './rds.ts';
import { rdsApi } from './rds-api.ts';
import { start } from './start.ts';
import { talk } from './talk.ts';
import { terminal } from './terminal.ts';

/** `npm run bench [-- NAME… [options of that figure]]`: prints each figure with its peer and their ratio, from this run. */
const figures: Figure[] = [
  start,
  prompt,
  docker,
  green,
  terminal,
  memory,
  page,
  rds,
  rdsApi,
  classLoad,
  talk,
];

const args = process.argv.slice(2);
const optionsAt = args.findIndex((arg) => arg.startsWith('--'));
const asked = optionsAt === -1 ? args : args.slice(0, optionsAt);
const options = args.slice(asked.length);
const unknown = asked.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(`no figure ${unknown.join(', ')}; there are: ${figures.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

// A lab and a home of its own: the learner's is neither touched nor measured. It stays, with the engine in it, for the
// next run; only `start` begins from nothing.
const home = join(import.meta.dirname, '../../.cache/bench');
process.env['REPLICATION_LAB_NAME'] = 'bench';
for (const figure of figures) {
  if (asked.length === 0 ? figure.onlyByName === true : !asked.includes(figure.name)) continue;
  console.log(`${figure.name}: ${figure.about}`);
  try {
    for (const row of await figure.run(home, options)) console.log(describeRow(row));
  } catch (error) {
    console.error(describeError(error, 'en'));
    process.exitCode = 1;
  }
}
