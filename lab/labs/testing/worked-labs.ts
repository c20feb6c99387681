import { once } from 'node:events';
import type { LabSession } from '../lab-session.ts';
import type { Labs } from '../labs.ts';
import { openLabs } from '../open-labs.ts';
import { openCourse } from '../../course/open-course.ts';
import { openRds } from '../../rds/open-rds.ts';
import { testEngine } from '../../testing/test-engine.ts';
import { openWorkbench } from '../../workbench/open-workbench.ts';
import { TestWindow } from '../../workbench/testing/test-window.ts';
import { eventually } from '../../workbench/testing/test-workbench.ts';

/** Patience for databases on a machine that has other things to do. */
const LONG_MS = 120_000;

export function openTestLabs(home: string): Labs {
  const labs = openLabs({
    home,
    rooms: { openEngine: testEngine, openWorkbench, openRds, openCourse },
    publishOnHost: false,
    failed: (error) => console.error(error),
  });
  return labs;
}

export async function untilReady(session: LabSession): Promise<LabSession> {
  await eventually(`lab ${session.state.id} is ready`, () => session.ready || undefined, LONG_MS);
  return session;
}

/** Runs a program in the lab's workbench; rejects unless it succeeds. */
export async function run(session: LabSession, ...command: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await session.parts.workbench.exec(command);
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}: ${stderr}`);
  return stdout.trim();
}

/** Over TCP: the server that fills a new data directory, and goes away again, listens on its socket only. */
const sql = (session: LabSession, statement: string) =>
  run(session, 'docker', 'exec', 'db', 'mysql', '-h127.0.0.1', '-uroot', '-proot-pw', '-Ne', statement);

/** What a learner has after a while: a step done, a database with a row, a file, a screen with something on it. */
export async function work(session: LabSession): Promise<void> {
  const { course, workbench } = session.parts;
  const { id } = session.state;
  course.solve('01-compose', 'one-command');
  await workbench.files.write({ path: 'notes.txt', text: id, version: null });
  await run(session, 'docker', 'run', '--detach', '--name', 'ended', 'debian:trixie-slim', 'true');
  const terminal = workbench.terminals.get('shell');
  if (terminal === undefined) throw new Error('there is no shell');
  await terminal.type(`echo kept-on-the-screen-of-${id}`);
  await eventually(
    'the database answers, and keeps a row',
    () =>
      sql(
        session,
        `CREATE DATABASE kept; CREATE TABLE kept.t (lab TEXT); INSERT INTO kept.t VALUES ('${id}')`,
      ).then(
        () => true,
        () => undefined,
      ),
    LONG_MS,
  );
  await eventually('the step is done', () => session.parts.course.progress()['01-compose'], LONG_MS);
}

/** What is there of that work; a database that is being started is waited for. */
export async function whatIsThere(session: LabSession): Promise<Record<string, unknown>> {
  const { course, workbench } = session.parts;
  const terminal = workbench.terminals.get('shell');
  if (terminal === undefined) throw new Error('there is no shell');
  const window = new TestWindow(terminal);
  await window.sees(new RegExp(`^kept-on-the-screen-of-${session.state.id}`, 'm'));
  window.leave();
  const rows = await eventually(
    'the rows',
    () => sql(session, 'SELECT lab FROM kept.t').catch(() => undefined),
    LONG_MS,
  );
  return {
    rows,
    file: (await workbench.files.read('notes.txt')).text,
    progress: course.progress()['01-compose'],
    running: await run(session, 'docker', 'ps', '--format', '{{.Names}}'),
  };
}

/** As a program: opens these labs, works in them, says so, and lives until it is killed. */
if (import.meta.main) {
  const [home = '', ...ids] = process.argv.slice(2);
  const labs = openTestLabs(home);
  await Promise.all(ids.map((id) => labs.open(id)).map(async (session) => work(await untilReady(session))));
  console.log('worked');
  await once(process, 'SIGTERM');
}
