import { openClassroom } from '../classroom/open-classroom.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { ClassState } from '../contract/class.ts';
import type { Language } from '../contract/names.ts';
import { examine } from '../engine/doctor.ts';
import { isLoopback, networkAddresses, type Addresses } from '../http/access/addresses.ts';
import { classIdOf } from '../http/access/cookies.ts';
import { forgetClassKeys, type Key } from '../http/access/keys.ts';
import { keyLink } from '../http/access/open-access.ts';
import type { Bound } from '../http/bind.ts';
import type { Labs } from '../labs/labs.ts';
import { classWords } from './class-words.ts';
import type { CommandContext } from './command.ts';
import type { ClassOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

export type OpenedClass = {
  classroom: Classroom;
  /** Prints what the instructor needs to begin. */
  tell(bound: Bound): void;
  close(): Promise<void>;
  goodbye(): string;
};

/** An engine without volume subpaths would let learners reach each other's files, so there is no class on it. */
export async function refuseOldEngine(home: string): Promise<void> {
  const { problems, uses, looked, neededApi } = await examine(home);
  const tooOld = looked.find(({ state }) => state === 'too-old');
  const chosen = problems.some(({ code }) => code === 'engine-too-old');
  if (tooOld === undefined || (uses !== undefined && !chosen)) return;
  const version = tooOld.apiVersion ?? '?';
  throw new UsageError({
    ko: classWords.ko.needsSubpaths(version, neededApi),
    en: classWords.en.needsSubpaths(version, neededApi),
  });
}

export async function openClass(options: {
  context: CommandContext;
  asked: ClassOptions;
  labs: Labs;
  stage: string;
  addresses: Addresses;
  keys: Record<'instructor' | 'speaker', Key>;
  report: (error: unknown) => void;
}): Promise<OpenedClass> {
  const { context, asked, labs, stage, addresses, keys, report } = options;
  const { home, language } = context;
  const { origin } = addresses;
  const say = classWords[language];
  const urls = {
    join: `${origin}/j`,
    follow: `${origin}/f`,
    speaker: keyLink(origin, keys.speaker),
  };
  const classroom = await openClassroom({
    name: asked.name,
    home,
    labs,
    stage,
    places: asked.labs,
    hours: asked.hours,
    urls,
    report,
  });
  let ended = false;
  let told: 'nothing' | 'code' | 'capacity' = 'nothing';

  const tellClass = ({ code, capacity }: ClassState): void => {
    const { labs, labMemoryBytes, machineMemoryBytes, boundBy, measured } = capacity;
    if (told === 'nothing') {
      told = 'code';
      console.log(say.code(code));
      if (!measured) console.log(say.measuring);
    }
    // What comes out otherwise later is on the instructor's page.
    if (told === 'capacity' || !measured) return;
    told = 'capacity';
    console.log(say.capacity(labs, labMemoryBytes, machineMemoryBytes, say.bounds[boundBy]));
  };

  return {
    classroom,
    tell({ host }) {
      console.log(say.instructor(keyLink(origin, keys.instructor)));
      console.log(say.speaker(urls.speaker));
      console.log(say.join(urls.join));
      console.log(say.follow(urls.follow));
      const others = networkAddresses().filter((address) => !origin.includes(address));
      const everywhere = host === '0.0.0.0' || host === '::';
      if (everywhere && others.length > 0) console.log(say.alsoAt(others));
      classroom.watch(
        (message) => {
          if (message.type === 'class') tellClass(message.class);
          if (message.type === 'ended') {
            ended = message.gone;
            console.log(message.gone ? say.ended : say.endedButLeft);
          }
        },
        { looks: false },
      );
      console.log(say.privacy(home, dayAndTime(classroom.door().keptUntil, language)));
      console.log(say.secretLinks);
      if (isLoopback(new URL(origin).hostname)) console.log(say.onlyHere);
      else if (!addresses.secure) console.log(say.plain);
    },
    async close() {
      await classroom.close();
      if (ended) await forgetClassKeys(home, classIdOf(asked.name));
    },
    goodbye: () => (ended ? say.stoppedEmpty : say.stopped),
  };
}

function dayAndTime(at: number, language: Language): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
}
