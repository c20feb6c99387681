import { randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { classNow, type ClassNow } from '../../cli/class-now.ts';
import { findRunningServer, type RunningServer } from '../../cli/running-server.ts';
import { routes } from '../../contract/routes.ts';

/** From an empty home the engine and its images are made first. */
const SERVED_WITHIN_MS = 15 * 60_000;
const ASK_AGAIN_MS = 250;
const ENDED_WITHIN_MS = 5 * 60_000;

export type Held = { memory: number; handles: number; processes: number };

/** A class in a process of its own, as `npm start -- --class` runs it. */
export class ClassServer {
  readonly #home: string;
  readonly #labs: number;
  #child: ChildProcess;
  #ended: Promise<void>;
  server: RunningServer;

  private constructor(home: string, labs: number, started: Started, server: RunningServer) {
    this.#home = home;
    this.#labs = labs;
    this.#child = started.child;
    this.#ended = started.ended;
    this.server = server;
  }

  /** `stage`: the lab that the class is led from; two at once on one engine need different ones. */
  static async start(home: string, labs: number, stage = randomStage()): Promise<ClassServer> {
    const started = startProcess(home, labs, stage, '0');
    return new ClassServer(home, labs, started, await untilServed(home, started));
  }

  get origin(): string {
    return this.server.record.origin;
  }

  /** The class as its instructor sees it. */
  now(): Promise<ClassNow> {
    return classNow(this.server);
  }

  /** What the operating system says that the process holds. */
  async held(): Promise<Held> {
    const folder = `/proc/${this.#child.pid}`;
    const status = await readFile(`${folder}/status`, 'utf8');
    const tasks = await readdir(`${folder}/task`);
    const children = await Promise.all(
      tasks.map((task) => readFile(`${folder}/task/${task}/children`, 'utf8')),
    );
    return {
      memory: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024,
      handles: (await readdir(`${folder}/fd`)).length,
      processes: children.join(' ').split(/\s+/).filter(Boolean).length,
    };
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** The same class again, at the same address. */
  async startAgain(): Promise<void> {
    const started = startProcess(this.#home, this.#labs, this.server.lab, String(this.server.record.port));
    this.#child = started.child;
    this.#ended = started.ended;
    this.server = await untilServed(this.#home, started);
  }

  /** Ends the class, so that nothing of it is left, and the server. Answers what was seen to be left. */
  async end(): Promise<string> {
    try {
      for (const end = Date.now() + ENDED_WITHIN_MS; Date.now() < end;) {
        try {
          return JSON.stringify(await this.server.call('DELETE', routes.class));
        } catch (error) {
          // A request waits for seconds, and many labs take longer; asked again, it is the same end.
          if (!(error instanceof Error && error.name === 'AbortError')) return String(error);
        }
      }
      return 'the class did not end';
    } finally {
      await this.stop();
    }
  }

  /** Ctrl+C: the class is kept. */
  async stop(): Promise<void> {
    this.#child.kill('SIGINT');
    await this.#ended;
  }
}

const randomStage = () => `bench-${randomBytes(3).toString('hex')}`;

type Started = { child: ChildProcess; ended: Promise<void> };

function startProcess(home: string, labs: number, stage: string, port: string): Started {
  const child = spawn(
    process.execPath,
    [
      'lab/main.ts',
      'start',
      '--lang',
      'en',
      '--class',
      'Bench',
      '--labs',
      String(labs),
      '--port',
      port,
      '--hours',
      '24',
    ],
    {
      cwd: join(import.meta.dirname, '../../..'),
      env: { ...process.env, REPLICATION_LAB_HOME: home, REPLICATION_LAB_NAME: stage },
      // What it says is of no use here, but for its complaints.
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return { child, ended: new Promise((resolve) => child.once('exit', () => resolve())) };
}

async function untilServed(home: string, { child }: Started): Promise<RunningServer> {
  for (const end = Date.now() + SERVED_WITHIN_MS; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`the class ended with ${child.exitCode}`);
    const server = await findRunningServer(home);
    // A record of an earlier process that had the same home does not count.
    if (server !== undefined && server.record.pid === child.pid) return server;
    await delay(ASK_AGAIN_MS);
  }
  child.kill('SIGINT');
  throw new Error('the class is not served');
}
