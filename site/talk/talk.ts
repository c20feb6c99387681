import { useEffect } from 'react';
import type {
  AudienceQuestion,
  FollowerMessage,
  SpeakerMessage,
  SpeakerWindow,
  TalkMessage,
  TalkState,
} from '../../lab/contract/talk.ts';
import { createStore, useStore } from '../lab/store.ts';
import { recall, remember } from '../remember.ts';
import { TalkLink, type TalkConnection } from './talk-link.ts';

export type { TalkConnection };

type Message<Type extends TalkMessage['type']> = Extract<TalkMessage, { type: Type }>;
/** Who speaks and how many follow; only speakers are told. */
export type Room = Omit<Message<'room'>, 'type'>;
/** What the speaker view asks of the deck. */
export type Deed = Message<'do'>['what'];
export type Place = Omit<Message<'go'>, 'type'>;
export type Shown = Omit<Extract<SpeakerMessage, { type: 'show' }>, 'type'>;

type State = {
  connection: TalkConnection;
  talk: TalkState | undefined;
  room: Room | undefined;
  questions: readonly AudienceQuestion[];
  /** What this browser voted in the poll of now. */
  vote: { question: string; choice: number } | undefined;
  /** Why the server did not take the last question of this window. */
  notAsked: Message<'not-asked'>['why'] | undefined;
};

const store = createStore<State>({
  connection: 'connecting',
  talk: undefined,
  room: undefined,
  questions: [],
  vote: undefined,
  notAsked: undefined,
});
const doers = new Set<(deed: Deed) => void>();
const goers = new Set<(to: Place) => void>();
let link: TalkLink | undefined;
let kind: SpeakerWindow['kind'] | undefined;
let shown: Shown | undefined;

function receive(message: TalkMessage): void {
  switch (message.type) {
    case 'talk': {
      // A vote belongs to its poll: the next question begins without one.
      const { poll } = message.talk;
      const before = store.get().talk?.poll;
      const same = poll?.lesson === before?.lesson && poll?.question === before?.question;
      return store.set({ talk: message.talk, ...(same ? {} : { vote: undefined }) });
    }
    case 'questions':
      return store.set({ questions: message.questions });
    case 'vote':
      return store.set({ vote: message });
    case 'not-asked':
      return store.set({ notAsked: message.why });
    case 'room':
      return store.set({ room: message });
    case 'do':
      for (const doer of doers) doer(message.what);
      return undefined;
    case 'go':
      for (const goer of goers) goer(message);
  }
}

/** Starts the page's connection; further calls change nothing. The first hook that needs it calls it. */
function connect(): void {
  if (link !== undefined) return;
  // A name that was given in another window of this browser is this window's too.
  addEventListener('storage', ({ key }) => {
    if (key === 'replication-lab.speaker') sayWho();
  });
  link = new TalkLink({
    onConnection: (connection) => store.set({ connection }),
    onMessage: receive,
    onOpen: sayWho,
  });
}

function sayWho(): void {
  if (kind === undefined) return;
  link?.send({ type: 'hello', name: speakerName(), kind });
  if (shown !== undefined) link?.send({ type: 'show', ...shown });
}

/** Tries to reach the talk now. */
export function retryTalk(): void {
  link?.retry();
}

/** The name that this browser speaks under; empty until one was given, so that one person's devices are one speaker. */
export function speakerName(): string {
  return (recall('speaker') ?? '').slice(0, 40);
}

export function rememberSpeakerName(name: string): void {
  remember('speaker', name.trim().slice(0, 40));
  sayWho();
}

/** Tells the talk, now and after each return, that this window is a speaker's. Said once, by the page. */
export function speakAs(as: SpeakerWindow['kind']): void {
  if (kind === as) return;
  kind = as;
  if (link === undefined) connect();
  else sayWho();
}

/** What the deck shows, told now and again after each return. */
export function sayShow(show: Shown): void {
  shown = show;
  connect();
  link?.send({ type: 'show', ...show });
}

/** Says something to the talk; false when nobody heard it. */
export function say(message: SpeakerMessage | FollowerMessage): boolean {
  if (message.type === 'ask') store.set({ notAsked: undefined });
  return link?.send(message) ?? false;
}

/** Calls back with what was pressed in a speaker view; returns how to stop. */
export function onDo(listener: (deed: Deed) => void): () => void {
  connect();
  doers.add(listener);
  return () => {
    doers.delete(listener);
  };
}

/** Calls back with the lesson and slide that a speaker view asks for; returns how to stop. */
export function onGo(listener: (to: Place) => void): () => void {
  connect();
  goers.add(listener);
  return () => {
    goers.delete(listener);
  };
}

function useTalkStore<Part>(select: (state: State) => Part): Part {
  useEffect(connect, []);
  return useStore(store, select);
}

const selectConnection = (state: State) => state.connection;
const selectTalk = (state: State) => state.talk;
const selectRoom = (state: State) => state.room;
const selectQuestions = (state: State) => state.questions;
const selectNotAsked = (state: State) => state.notAsked;
const selectControl = ({ room }: State) => room !== undefined && hasControl(room);

/** Whether the talk's server is there; everything else keeps its last value while it is not. */
export const useTalkConnection = (): TalkConnection => useTalkStore(selectConnection);

/** What everyone sees, undefined until the server was first reached. */
export const useTalk = (): TalkState | undefined => useTalkStore(selectTalk);

/** Undefined for whoever is not a speaker. */
export const useRoom = (): Room | undefined => useTalkStore(selectRoom);

export const useQuestions = (): readonly AudienceQuestion[] => useTalkStore(selectQuestions);

/** Why the last question of this window was not taken, until the next is asked. */
export const useNotAsked = (): Message<'not-asked'>['why'] | undefined => useTalkStore(selectNotAsked);

/** What this browser voted in the poll of now. */
export function useMyVote(question: string): number | undefined {
  return useTalkStore(({ vote }) => (vote?.question === question ? vote.choice : undefined));
}

/** Whether what this window says counts. */
export const useInControl = (): boolean => useTalkStore(selectControl);

/** A window has control when it is the one, or has its name: one speaker's deck, view and phone lead together. */
export function hasControl({ you, control, speakers }: Room): boolean {
  if (control === null) return false;
  if (control === you) return true;
  const nameOf = (id: string) => speakers.find((speaker) => speaker.id === id)?.name;
  const mine = nameOf(you);
  return mine !== undefined && mine === nameOf(control);
}
