import { useEffect } from 'react';
import type { ClassNote, Company } from '../../lab/contract/class.ts';
import type { Role } from '../../lab/contract/access.ts';
import type { CourseProgress, LessonState, Task } from '../../lab/contract/course-state.ts';
import { LabError } from '../../lab/contract/lab-error.ts';
import type { LabState } from '../../lab/contract/lab-state.ts';
import type { RdsState } from '../../lab/contract/rds.ts';
import type { Session } from '../../lab/contract/routes.ts';
import type { LabMessage } from '../../lab/contract/socket.ts';
import type { TerminalInfo } from '../../lab/contract/terminal.ts';
import type { Topology } from '../../lab/contract/topology.ts';
import { LabLink, type Connection } from './lab-link.ts';
import { createStore, useStore, type Store } from './store.ts';

export type { Connection };

type State = {
  connection: Connection;
  /** The lab's id, once the session told it. */
  lab: string | undefined;
  session: Session | undefined;
  labState: LabState | undefined;
  lessons: Readonly<Record<string, LessonState>>;
  progress: CourseProgress;
  topology: Topology | undefined;
  terminals: readonly TerminalInfo[];
  task: Task | undefined;
  rds: RdsState | undefined;
  company: Company | undefined;
  notes: readonly ClassNote[];
};

const store: Store<State> = createStore<State>({
  connection: 'connecting',
  lab: undefined,
  session: undefined,
  labState: undefined,
  lessons: {},
  progress: {},
  topology: undefined,
  terminals: [],
  task: undefined,
  rds: undefined,
  company: undefined,
  notes: [],
});

const fileListeners = new Set<(changed: readonly string[]) => void>();
let link: LabLink | undefined;
let watchedLesson: string | null = null;
let topologyWatchers = 0;
let rdsWatchers = 0;

function receive(message: LabMessage): void {
  switch (message.type) {
    case 'lab':
      return store.set({ labState: message.lab });
    case 'lesson':
      return store.set({ lessons: { ...store.get().lessons, [message.lesson.lesson]: message.lesson } });
    case 'progress':
      return store.set({ progress: message.progress });
    case 'topology':
      return store.set({ topology: message.topology });
    case 'terminals':
      return store.set({ terminals: message.terminals });
    case 'task':
      return store.set({ task: message.task });
    case 'rds':
      return store.set({ rds: message.rds });
    case 'company':
      return store.set({ company: message.company });
    case 'note':
      return store.set({ notes: withNote(store.get().notes, message.note) });
    case 'files':
      for (const listener of fileListeners) listener(message.changed);
  }
}

/** In the order in which they were sent; the server tells the earlier ones again to each window that comes back. */
function withNote(notes: readonly ClassNote[], note: ClassNote): readonly ClassNote[] {
  return notes.some(({ id }) => id === note.id) ? notes : [...notes, note].sort((a, b) => a.at - b.at);
}

/** Starts the page's connection; further calls change nothing. The first hook that needs it calls it. */
export function connect(): void {
  if (link !== undefined) return;
  link = new LabLink({
    onConnection: (connection) => store.set({ connection }),
    onSession: (session) => store.set({ session, lab: session.lab ?? undefined }),
    onMessage: receive,
  });
  sayWatch();
  link.start();
}

/** Tries to reach the lab now. */
export function retryConnection(): void {
  link?.retry();
}

/** Says anew what this window looks at: a lab that sleeps wakes by it. */
export function wakeLab(): void {
  link?.sayWatch();
}

function sayWatch(): void {
  link?.watch({
    type: 'watch',
    lesson: watchedLesson,
    topology: topologyWatchers > 0,
    rds: rdsWatchers > 0,
  });
}

/** The lab that the session gave this page; throws `lab-unreachable` before it is known. */
export function currentLab(): string {
  const { lab } = store.get();
  if (lab === undefined) throw new LabError('lab-unreachable');
  return lab;
}

/** Hides a finished task, such as a failure that the learner has read. */
export function dismissTask(): void {
  store.set({ task: undefined });
}

function useLab<Part>(select: (state: State) => Part): Part {
  useEffect(connect, []);
  return useStore(store, select);
}

const selectConnection = (state: State) => state.connection;
const selectLabId = (state: State) => state.lab;
const selectRole = (state: State) => state.session?.role;
const selectLabState = (state: State) => state.labState;
const selectLessons = (state: State) => state.lessons;
const selectProgress = (state: State) => state.progress;
const selectTopology = (state: State) => state.topology;
const selectTerminals = (state: State) => state.terminals;
const selectTask = (state: State) => state.task;
const selectRds = (state: State) => state.rds;
const selectSession = (state: State) => state.session;
const selectCompany = (state: State) => state.company;
const selectNotes = (state: State) => state.notes;

/** Whether the lab server is there; everything else keeps its last value while it is not. */
export const useConnection = (): Connection => useLab(selectConnection);

/** The lab's id, undefined until the server was first reached. */
export const useLabId = (): string | undefined => useLab(selectLabId);

/** Who this browser is to the server, undefined until it was first reached. */
export const useRole = (): Role | undefined => useLab(selectRole);

/** Whose window this is, and in which class; undefined until the server was first reached. */
export const useSession = (): Session | undefined => useLab(selectSession);

/** In a class: who else looks at this lab. */
export const useCompany = (): Company | undefined => useLab(selectCompany);

/** In a class: the instructor's words, the latest last. */
export const useNotes = (): readonly ClassNote[] => useLab(selectNotes);

/** How the lab as a whole is: phase, engine, what it waits for, notices. */
export const useLabState = (): LabState | undefined => useLab(selectLabState);

/** Done steps by lesson. */
export const useProgress = (): CourseProgress => useLab(selectProgress);

export const useTerminals = (): readonly TerminalInfo[] => useLab(selectTerminals);

/** What the lab does or last did on the learner's behalf. */
export const useTask = (): Task | undefined => useLab(selectTask);

/** The state of a lesson's steps; asks the lab to check that lesson while the component is mounted. */
export function useLesson(slug: string): LessonState | undefined {
  const lessons = useLab(selectLessons);
  useEffect(() => {
    watchedLesson = slug;
    sayWatch();
    return () => {
      if (watchedLesson === slug) watchedLesson = null;
      sayWatch();
    };
  }, [slug]);
  return lessons[slug];
}

/** Who replicates from whom; asks the lab to look while the component is mounted. */
export function useTopology(): Topology | undefined {
  useEffect(() => {
    topologyWatchers += 1;
    sayWatch();
    return () => {
      topologyWatchers -= 1;
      sayWatch();
    };
  }, []);
  return useLab(selectTopology);
}

/** The lab's RDS, undefined until it was told; asks the lab to tell while the component is mounted. */
export function useRds(): RdsState | undefined {
  useEffect(() => {
    rdsWatchers += 1;
    sayWatch();
    return () => {
      rdsWatchers -= 1;
      sayWatch();
    };
  }, []);
  return useLab(selectRds);
}

/** Calls back with the paths that changed in the workspace; keep `listener` stable. */
export function useFilesChanged(listener: (changed: readonly string[]) => void): void {
  useEffect(() => {
    connect();
    fileListeners.add(listener);
    return () => {
      fileListeners.delete(listener);
    };
  }, [listener]);
}
