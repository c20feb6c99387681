import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { FileText } from '../../contract/files.ts';
import { path, routes } from '../../contract/routes.ts';
import type { Engine } from '../../engine/engine.ts';
import { ownPlace } from '../../engine/own/place.ts';
import { childrenOf, findProcesses, signalProcess } from '../../engine/own/processes.ts';
import { percentile, type Row } from '../figure.ts';
import type { ClassServer } from './class-server.ts';
import { practise } from './hand.ts';
import type { ClassLearner } from './learner.ts';
import { runLine, untilPrompt } from './play.ts';

/** In which everyone is to be back. */
const SERVER_STATED_MS = 60_000;
/** Every database recovers, and a replica that is up before its source tries again after SOURCE_CONNECT_RETRY, a minute. */
const ENGINE_STATED_MS = 120_000;
const BACK_WITHIN_MS = 5 * 60_000;
const AGAIN_MS = 500;
const NOTE = 'notes/kept.txt';

type Work = { progress: string; row: number };

/** Breaks what a class runs on while everyone types, and looks whether everyone has everything when they are back. */
export async function breakAll(given: {
  server: ClassServer;
  home: string;
  engine: Engine;
  learners: ClassLearner[];
}): Promise<Row[]> {
  const { server, home, engine, learners } = given;
  const rows: Row[] = [];
  rows.push(
    ...(await breakOnce('server killed with -9', SERVER_STATED_MS, learners, 1001, async () => {
      await server.kill();
      await server.startAgain();
    })),
  );
  if (engine.info.kind === 'own')
    rows.push(
      ...(await breakOnce('engine killed with -9', ENGINE_STATED_MS, learners, 1002, () => killEngine(home))),
    );
  else console.log('  the engine is not our own: it is not killed');
  return rows;
}

async function breakOnce(
  what: string,
  stated: number,
  learners: ClassLearner[],
  row: number,
  breakIt: () => Promise<void>,
): Promise<Row[]> {
  const works = await Promise.all(learners.map((learner) => leaveSomething(learner, row)));
  const load = new AbortController();
  const typing = learners.map((learner) => typeOn(learner, load.signal));
  await delay(2_000);
  const brokenAt = performance.now();
  await breakIt();
  load.abort();
  await Promise.all(typing);
  const readyAfter: number[] = [];
  const back = await Promise.allSettled(
    learners.map(async (learner, index) => {
      await learner.until('the lab is back', isReady, BACK_WITHIN_MS);
      readyAfter.push(performance.now() - brokenAt);
      await untilKept(learner, works[index] ?? { progress: '', row });
      return performance.now() - brokenAt;
    }),
  );
  for (const each of back) if (each.status === 'rejected') console.log(`  LOST ${String(each.reason)}`);
  const [firstReady, allReady] = [0, 1].map((share) => (percentile(readyAfter, share) / 1000).toFixed(1));
  console.log(`  ${what}: the first workbench is back after ${firstReady} s, the last after ${allReady} s`);
  const times = back.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  return [
    {
      what: `${what}: learners with all their files, steps and rows, replicating`,
      ours: times.length,
      peer: learners.length,
      peerName: 'learners',
      unit: 'labs',
    },
    ...(times.length === 0 ? [] : [0.5, 1]).map((share): Row => ({
      what: `${what}: until ${share === 1 ? 'everyone is' : 'half are'} back`,
      ours: percentile(times, share) / 1000,
      peer: stated / 1000,
      peerName: 'stated',
      unit: 's',
    })),
  ];
}

/** A file, and a row on the source. */
async function leaveSomething(learner: ClassLearner, row: number): Promise<Work> {
  const { lab } = learner;
  const there = await learner.call('GET', `${path(routes.file, { lab })}?path=${NOTE}`).then(
    (file) => z.parse(FileText, file).version,
    () => null, // the first time there is none
  );
  await learner.call('PUT', path(routes.file, { lab }), {
    path: NOTE,
    text: `${learner.name} ${row}`,
    version: there,
  });
  await insert(learner, row);
  return { progress: JSON.stringify(learner.told.progress), row };
}

async function insert(learner: ClassLearner, row: number): Promise<void> {
  const statement = `INSERT IGNORE INTO hello.greeting (id, word) VALUES (${row}, 'kept')`;
  await runLine(learner, inDatabase('db-source', statement));
}

const inDatabase = (container: string, statement: string) =>
  `docker exec ${container} mysql -h127.0.0.1 -uroot -proot-pw -Ne "${statement}" 2>/dev/null`;

/** Types until told to stop; what is cut off meanwhile is what is being tested. */
async function typeOn(learner: ClassLearner, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await learner
      .terminal('shell')
      .then((terminal) => practise(terminal, 5))
      .catch(() => delay(AGAIN_MS));
  }
}

/** All that was left is there, on both servers, and what is written now reaches the replica. */
async function untilKept(learner: ClassLearner, { progress, row }: Work): Promise<void> {
  const { lab, name } = learner;
  let reason: unknown;
  for (const end = Date.now() + BACK_WITHIN_MS; Date.now() < end; await delay(AGAIN_MS)) {
    try {
      await learner.until('the lab is back', isReady, BACK_WITHIN_MS);
      await untilPrompt(learner);
      const file = z.parse(FileText, await learner.call('GET', `${path(routes.file, { lab })}?path=${NOTE}`));
      if (file.text !== `${name} ${row}`) throw new Error(`${name}'s file holds ${file.text}`);
      if (JSON.stringify(learner.told.progress) !== progress) throw new Error(`${name}'s steps are others`);
      await insert(learner, row + 1_000);
      await seesOnReplica(learner, [row, row + 1_000]);
      return;
    } catch (error) {
      reason = error; // on the way back; told when that takes too long
    }
  }
  throw reason;
}

const isReady = ({ lab }: ClassLearner['told']) => lab?.phase === 'ready';

async function seesOnReplica(learner: ClassLearner, rows: number[]): Promise<void> {
  const count = `SELECT CONCAT('rows-', COUNT(*), '-seen') FROM hello.greeting WHERE id IN (${rows.join(', ')})`;
  const terminal = await learner.terminal('shell');
  const seen = terminal.until(`rows-${rows.length}-seen`).then(() => true);
  terminal.send({ type: 'input', data: `\u0015${inDatabase('db-replica', count)}\r` });
  if (!(await Promise.race([seen, delay(3_000).then(() => false)])))
    throw new Error(`${learner.name}'s replica has not all rows`);
}

/** The first process of the engine's namespace: the kernel ends every container with it. */
async function killEngine(home: string): Promise<void> {
  const { data } = await ownPlace(home);
  const outer = await findProcesses((argv) => argv[0] === 'unshare' && argv.includes(data));
  const inner = (await Promise.all(outer.map(childrenOf))).flat();
  for (const id of inner) signalProcess(id, 'SIGKILL');
}
