import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabSession } from '../labs/lab-session.ts';
import { openLabs } from '../labs/open-labs.ts';
import { openServer, type LabServer, type ServerOptions } from '../http/server.ts';
import { describeError } from './describe-error.ts';
import type { Command } from './command.ts';
import { ProgressLines } from './progress-lines.ts';
import { roomsOf, SOLO_LAB } from './rooms.ts';
import { findRunningServer } from './running-server.ts';
import { removeServerRecord, writeServerRecord } from './server-record.ts';
import { buildSite } from './site-build.ts';
import { ADDRESS_IN_USE, hasCode } from './system-errors.ts';
import { words } from './words.ts';

const PORT = 4360;
/** Where the port is taken and none was asked for, the next few are tried. */
const PORTS_TRIED = 10;

/** `start`: brings the lab up, serves it, and ends when it is told to, leaving nothing behind. */
export const start: Command = {
  options: { port: { type: 'string' } },
  help: {
    ko: 'start [--port 4360]     실습 환경을 켜고 페이지를 열어 줘요',
    en: 'start [--port 4360]     brings the lab up and serves its pages',
  },
  async run({ home, project, language, values }) {
    const say = words[language];
    const startedAt = Date.now();
    const running = await findRunningServer(home);
    if (running !== undefined) {
      console.log(say.alreadyRunning(running.url));
      return 0;
    }
    const stop = stopSignal(() => console.log(say.stopping));
    const { report } = new ProgressLines(language, (line) => console.log(line));
    const tellError = (error: unknown) => console.error(describeError(error, language));

    const rooms = roomsOf(home);
    const labs = openLabs({
      home,
      rooms: {
        ...rooms,
        openEngine: (onProgress, signal) =>
          rooms.openEngine((progress) => (report(progress), onProgress(progress)), signal),
        openWorkbench: (options) =>
          rooms.openWorkbench({
            ...options,
            onProgress: (progress) => (report(progress), options.onProgress(progress)),
          }),
      },
      publishOnHost: true,
      failed: tellError,
    });
    const lab = labs.open(SOLO_LAB);

    let server: LabServer | undefined;
    try {
      const site = await buildSite(project, report);
      const version = await versionOf(project);
      const asked = values['port'] === undefined ? undefined : Number(values['port']);
      server = await listen({ home, site, version, lab, report: tellError }, asked, say.portTaken);
      await writeServerRecord(home, { pid: process.pid, port: server.port, startedAt });
      console.log(say.open(server.url));
      tellWhenReady(lab, startedAt, language);
      await stop;
    } finally {
      await server?.close();
      await labs.close();
      await removeServerRecord(home);
    }
    console.log(say.stopped);
    return 0;
  },
};

async function listen(
  options: Omit<ServerOptions, 'port'>,
  asked: number | undefined,
  told: (port: number, other: number) => string,
): Promise<LabServer> {
  const first = asked ?? PORT;
  for (let port = first; ; port += 1) {
    try {
      const server = await openServer({ ...options, port });
      if (port !== first) console.log(told(first, port));
      return server;
    } catch (error) {
      const tryNext = hasCode(error, ADDRESS_IN_USE) && asked === undefined && port < first + PORTS_TRIED;
      if (!tryNext) throw error;
    }
  }
}

function tellWhenReady(lab: LabSession, startedAt: number, language: 'ko' | 'en'): void {
  const say = words[language];
  const tell = (): void => {
    const { engine, phase } = lab.state;
    if (phase !== 'ready' || engine === undefined) return;
    stop();
    console.log(engine.kind === 'own' ? say.ownEngine : say.reachedEngine(engine.version));
    if (engine.imagesFromPackages) console.log(say.fromPackages);
    console.log(say.readyIn(((Date.now() - startedAt) / 1000).toFixed(1)));
  };
  const stop = lab.onChange(tell);
  tell();
}

/** Resolves at the first of the signals that end a program; `told` says so at once. */
function stopSignal(told: () => void): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // The listeners stay: a second Ctrl+C in the middle of tidying up would leave things behind.
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        told();
        resolve();
      });
    }
  });
}

async function versionOf(project: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
