import { LabError } from '../../contract/lab-error.ts';
import { LabSession } from '../../labs/lab-session.ts';
import type { Classroom } from '../../classroom/classroom.ts';
import type { Talk } from '../../talk/talk.ts';

const notReached = () => Promise.reject(new Error('not reached'));

/** A lab that never comes up: who may ask is decided before it is. */
export function labThatNeverComes(lab: string, home = ''): LabSession {
  return new LabSession({
    lab,
    home,
    rooms: {
      openEngine: () => Promise.reject(new LabError('engine-missing')),
      openWorkbench: notReached,
      openRds: notReached,
      openCourse: notReached,
    },
    publishOnHost: false,
    failed: () => undefined,
  });
}

/** A talk to which nobody says anything. */
export function stubTalk(): Talk {
  const silent = { receive: () => undefined, leave: () => undefined };
  return {
    state: {
      lesson: null,
      language: 'en',
      place: { h: 0, v: 0, f: -1 },
      step: null,
      black: false,
      terminal: null,
      recording: false,
      steps: [],
      poll: null,
      startedAt: null,
    },
    follow: () => silent,
    speak: () => silent,
    screen: () => silent,
    close: () => Promise.resolve(),
  };
}

/** What of the stub was called, with its arguments. */
export type Called = { name: string; args: unknown[] }[];

/** A class whose learners' secrets are `secret-` and their id, and whose labs are called as `labs` says. */
export function stubClassroom(labs: Record<string, string | null>, called: Called = []): Classroom {
  const noted =
    (name: string) =>
    (...args: unknown[]): void =>
      void called.push({ name, args });
  const seat = (learner: string) => ({ learner, name: 'Learner 1', lab: labs[learner] ?? null, place: null });
  return {
    name: 'A class',
    door: () => ({
      name: 'A class',
      places: 2,
      taken: 2,
      waiting: 0,
      keptUntil: Date.now() + 3_600_000,
    }),
    join: (asked, from, already) => {
      called.push({ name: 'join', args: [asked, from, already] });
      return Promise.resolve({ seat: seat('aaaaaaaa'), secret: 'secret-aaaaaaaa' });
    },
    learnerOf: (secret) => Object.keys(labs).find((learner) => secret === `secret-${learner}`),
    seat,
    leave: (learner) => Promise.resolve(noted('leave')(learner)),
    attend: () => ({ looksAt: noted('looksAt'), leave: noted('stopAttending') }),
    active: noted('active'),
    answerHand: noted('answerHand'),
    takeBackHand: noted('takeBackHand'),
    askForHelp: noted('askForHelp'),
    visit: () => ({ mayType: () => false, leave: noted('stopVisit') }),
    watch: () => noted('stopWatching'),
    note: noted('note'),
    goTo: noted('goTo'),
    reset: noted('reset'),
    askHand: noted('askHand'),
    giveBackHand: noted('giveBackHand'),
    pause: noted('pause'),
    extend: noted('extend'),
    endLearner: (learner) => Promise.resolve(noted('endLearner')(learner)),
    results: () => 'name\r\n',
    end: () =>
      Promise.resolve({ labs: 0, left: { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 } }),
    close: () => Promise.resolve(),
  };
}
