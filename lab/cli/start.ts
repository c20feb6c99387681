import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnProgress } from '../engine/engine.ts';
import { addressesOf } from '../http/access/addresses.ts';
import { classIdOf } from '../http/access/cookies.ts';
import { classKeyFiles, homeKeyFile } from '../http/access/keys.ts';
import { keyLink, openAccess } from '../http/access/open-access.ts';
import type { Bound } from '../http/bind.ts';
import { openServer, type LabServer } from '../http/server.ts';
import type { LabRooms, LabSession } from '../labs/lab-session.ts';
import { openLabs } from '../labs/open-labs.ts';
import { openTalk } from '../talk/open-talk.ts';
import type { Talk } from '../talk/talk.ts';
import { CLASS_POLICY } from '../workbench/limits.ts';
import { closeAll } from './close-all.ts';
import { describeError } from './describe-error.ts';
import type { Command, CommandContext } from './command.ts';
import { listen } from './listen.ts';
import { openClass, refuseOldEngine, type OpenedClass } from './open-class.ts';
import { ProgressLines } from './progress-lines.ts';
import { roomsOf, SOLO_LAB, STAGE_LAB } from './rooms.ts';
import { findRunningServer } from './running-server.ts';
import { removeServerRecord, writeServerRecord } from './server-record.ts';
import { buildSite } from './site-build.ts';
import { readStartOptions, startOptions, type StartOptions } from './start-options.ts';
import { words } from './words.ts';

/** `start`: brings the lab or the class up, serves it, and ends when it is told to. */
export const start: Command = {
  options: startOptions,
  help: {
    ko: `start [--port 4360]     실습 환경을 켜고 페이지를 열어 줘요
      수업: start --class "이름" [--host 0.0.0.0] [--port 4360] [--tls-cert 파일 --tls-key 파일]
            [--url https://lab.example.com] [--labs 수] [--hours 4]`,
    en: `start [--port 4360]     brings the lab up and serves its pages
      a class: start --class "NAME" [--host 0.0.0.0] [--port 4360] [--tls-cert FILE --tls-key FILE]
               [--url https://lab.example.com] [--labs N] [--hours 4]`,
  },
  async run(context) {
    const { home, language, values } = context;
    const say = words[language];
    const asked = await readStartOptions(values);
    const running = await findRunningServer(home);
    if (running !== undefined) {
      console.log(say.alreadyRunning(running.url));
      return 0;
    }
    if (asked.class !== undefined) await refuseOldEngine(home);
    const stop = stopSignal(() => console.log(say.stopping));
    const serving = await openServing(context, asked);
    try {
      await serving.open();
      await stop;
    } finally {
      await serving.close();
    }
    console.log(serving.ended());
    return 0;
  },
};

type Serving = {
  open(): Promise<void>;
  close(): Promise<void>;
  /** What there is to say when all is closed. */
  ended(): string;
};

/** Takes the port, so that every address is known; `open` begins to serve. */
async function openServing(context: CommandContext, asked: StartOptions): Promise<Serving> {
  const { home, project, language } = context;
  const say = words[language];
  const startedAt = Date.now();
  const { report } = new ProgressLines(language, (line) => console.log(line));
  const tellError = (error: unknown) => console.error(describeError(error, language));

  const bound = await listen(asked, (port, other) => console.log(say.portTaken(port, other)));
  const { port } = bound;
  const addresses = addressesOf({ ...asked, port, tls: bound.tls });
  const className = asked.class?.name;
  const access = await openAccess({ home, port, secure: addresses.secure, className }).catch(
    (error: unknown) => {
      // A port that stays taken would keep the program, which no signal ends any more.
      bound.server.close();
      throw error;
    },
  );
  const labs = openLabs({
    home,
    rooms: tellingRooms(roomsOf(home), report),
    publishOnHost: asked.class === undefined,
    ...(asked.class === undefined ? {} : { policy: CLASS_POLICY }),
    failed: tellError,
  });
  const lab = labs.open(asked.class === undefined ? SOLO_LAB : STAGE_LAB);
  let talk: Talk | undefined;
  let opened: OpenedClass | undefined;
  let server: LabServer | undefined;

  return {
    async open() {
      const site = await buildSite(project, report);
      const version = await versionOf(project);
      talk = openTalk({ lab, home, followUrl: `${addresses.origin}/f` });
      if (access.where === 'class' && asked.class !== undefined)
        opened = await openClass({
          context,
          asked: asked.class,
          labs,
          stage: lab.state.id,
          addresses,
          keys: access.keys,
          report: tellError,
        });
      server = openServer({
        bound,
        addresses,
        access,
        rooms: { labs, talk, classroom: opened?.classroom },
        lab: lab.state.id,
        site,
        version,
        report: tellError,
      });
      await writeServerRecord(home, {
        pid: process.pid,
        port,
        startedAt,
        origin: originHere(bound),
        cookie: access.names.signedIn,
        keyFile:
          className === undefined ? homeKeyFile(home) : classKeyFiles(home, classIdOf(className)).instructor,
        certFile: asked.certFile,
        className,
      });
      if (access.where === 'home') console.log(say.open(keyLink(addresses.origin, access.key)));
      opened?.tell(bound);
      tellWhenReady(lab, startedAt, language);
    },
    close: () =>
      closeAll(
        [
          async () => void (server === undefined ? bound.server.close() : await server.close()),
          () => opened?.close(),
          () => talk?.close(),
          () => labs.close(),
          () => removeServerRecord(home),
        ],
        tellError,
      ),
    ended: () => opened?.goodbye() ?? say.stopped,
  };
}

/** How programs of this machine reach the server. */
function originHere({ host, port, tls }: Bound): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  return addressesOf({ host: everywhere ? '127.0.0.1' : host, port, tls }).origin;
}

/** The same rooms, with every wait told in the terminal too. */
function tellingRooms(rooms: LabRooms, report: OnProgress): LabRooms {
  return {
    ...rooms,
    openEngine: (onProgress, signal) =>
      rooms.openEngine((progress) => (report(progress), onProgress(progress)), signal),
    openWorkbench: (options) =>
      rooms.openWorkbench({
        ...options,
        onProgress: (progress) => (report(progress), options.onProgress(progress)),
      }),
  };
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
