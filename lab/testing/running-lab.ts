import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WebSocket } from 'ws';
import { findRunningServer, type RunningServer } from '../cli/running-server.ts';

/** A lab server in a process of its own, as `npm start` runs it. */
export type RunningLab = {
  lab: string;
  server: RunningServer;
  /** What it printed until it was ready. */
  said: readonly string[];
  /** From the start of the process, in milliseconds. */
  servedAfter: number;
  readyAfter: number;
  /** Not open yet: what the lab says first comes together with the opening, and wants its listener by then. */
  socket(path: string): WebSocket;
  /** Resident memory of the server, in bytes. */
  memory(): Promise<number>;
  /** Ctrl+C; answers the exit code. */
  stop(): Promise<number>;
  /** kill -9 */
  kill(): Promise<void>;
};

const READY_WITHIN_MS = 600_000;

export async function startLab(
  home: string,
  environment: NodeJS.ProcessEnv = process.env,
  port = '0',
  more: readonly string[] = [],
): Promise<RunningLab> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['lab/main.ts', 'start', '--lang', 'en', '--port', port, ...more], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...environment, REPLICATION_LAB_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const times = await Promise.race([
    readUntilReady(child, begun),
    ended.then((code) => Promise.reject(new Error(`the lab server ended with ${code}`))),
  ]);
  const server = await findRunningServer(home);
  if (server === undefined) throw new Error('the lab server is ready but cannot be found');
  return {
    server,
    lab: server.lab,
    ...times,
    socket: (path) => server.socket(path),
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    stop() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function readUntilReady(
  child: ChildProcess,
  begun: number,
): Promise<Pick<RunningLab, 'said' | 'servedAfter' | 'readyAfter'>> {
  if (child.stdout === null) throw new Error('the lab server has no output');
  const timeout = setTimeout(() => child.kill('SIGINT'), READY_WITHIN_MS);
  const said: string[] = [];
  let servedAfter = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(`    ${line}`);
    said.push(line);
    if (line.startsWith('Open in your browser')) servedAfter = performance.now() - begun;
    if (line.startsWith('It runs already')) throw new Error('another lab server has this home');
    if (line.startsWith('The lab is ready')) {
      clearTimeout(timeout);
      child.stdout.resume(); // what it says from now on is not read, and must not stop it
      return { said, servedAfter, readyAfter: performance.now() - begun };
    }
  }
  throw new Error('the lab server did not become ready');
}
