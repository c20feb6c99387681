import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LabError } from '../contract/lab-error.ts';
import type { SpeakerMessage } from '../contract/talk.ts';
import { openTalk } from './open-talk.ts';
import type { Talk } from './talk.ts';
import { FollowerScreen } from './testing/follower-screen.ts';
import { StageLab } from './testing/stage-lab.ts';
import { TestTalkWindow } from './testing/test-talk-window.ts';

vi.setConfig({ testTimeout: 60_000 });
const LONG = { timeout: 20_000, interval: 5 };
const followUrl = 'http://127.0.0.1/f';

let home: string;
let stage: StageLab;
let talk: Talk;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'talk-'));
  stage = new StageLab();
  talk = openTalk({ lab: stage.session, home, followUrl });
});
afterEach(async () => {
  await talk.close();
  await rm(home, { recursive: true });
});

async function restart(): Promise<void> {
  await talk.close();
  talk = openTalk({ lab: stage.session, home, followUrl });
}

const show: SpeakerMessage = {
  type: 'show',
  lesson: '01-compose',
  language: 'en',
  place: { h: 2, v: 0, f: -1 },
  step: 'compose-up',
  terminal: 'shell',
  recording: false,
};

function speaker(name = '', kind: 'deck' | 'view' = 'deck') {
  const window = new TestTalkWindow();
  const speaking = talk.speak(window);
  speaking.receive({ type: 'hello', name, kind });
  return { window, ...speaking };
}

function follower(id: string) {
  const window = new TestTalkWindow();
  return { window, ...talk.follow(id, window) };
}

const poll = (state: 'open' | 'closed' | 'gone'): SpeakerMessage => ({
  type: 'poll',
  lesson: '01-compose',
  question: 'q1',
  choices: 3,
  state,
});

test('followers see where the speaker is, latecomers too, and after a restart of the server', async () => {
  const early = follower('one');
  expect(early.window.last('talk')?.talk.lesson).toBeNull();
  speaker().receive(show);
  expect(early.window.last('talk')?.talk).toMatchObject({ lesson: '01-compose', place: { h: 2 } });
  expect(follower('two').window.last('talk')).toBe(early.window.last('talk'));
  await restart();
  expect(follower('one').window.last('talk')?.talk).toMatchObject({ place: { h: 2 }, step: 'compose-up' });
});

test('one who only follows can show nothing, a speaker only with control', () => {
  const first = speaker('Speaker 1');
  const second = speaker('Speaker 2');
  second.receive(show);
  expect(talk.state.lesson).toBeNull();
  second.receive({ type: 'take-control' });
  second.receive(show);
  expect(talk.state.lesson).toBe('01-compose');
  first.receive({ ...show, lesson: '03-why-replicate' });
  expect(talk.state.lesson).toBe('01-compose');
  const room = second.window.last('room');
  expect(room).toMatchObject({ control: room?.you, followUrl });
  second.receive({ type: 'give-control', to: first.window.last('room')?.you ?? '' });
  first.receive({ type: 'black', on: true });
  expect(talk.state.black).toBe(true);
});

test('a window of a speaker that has not said whose it is has no say, and is one of the audience', () => {
  const window = new TestTalkWindow();
  const silent = talk.speak(window);
  silent.receive(show);
  expect(talk.state.lesson).toBeNull();
  expect(window.last('talk')).toBeDefined();
  const speaking = speaker();
  expect(speaking.window.last('room')?.audience).toBe(1);
  silent.receive({ type: 'hello', name: '', kind: 'view' });
  expect(window.last('room')?.speakers).toHaveLength(2);
});

test('a speaker with nothing but a phone turns the deck that is on the screen', () => {
  const deck = speaker('발표자 1');
  deck.receive(show);
  const phone = speaker('Speaker 2', 'view');
  phone.receive({ type: 'take-control' });
  const room = deck.window.last('room');
  expect(room).toMatchObject({ control: phone.window.last('room')?.you, screen: room?.you });
  phone.receive({ type: 'do', what: 'next' });
  expect(deck.window.last('do')).toEqual({ type: 'do', what: 'next' });
  deck.receive({ ...show, place: { h: 3, v: 0, f: -1 } });
  expect(follower('one').window.last('talk')?.talk.place).toMatchObject({ h: 3 });
  // With a deck of their own it is theirs that counts.
  const other = speaker('Speaker 2');
  other.receive({ ...show, place: { h: 5, v: 0, f: -1 } });
  deck.receive({ ...show, place: { h: 4, v: 0, f: -1 } });
  expect(follower('one').window.last('talk')?.talk.place).toMatchObject({ h: 5 });
});

test('what is pressed in the speaker view is done by one deck of the one in control', () => {
  const deck = speaker('Speaker 1');
  const other = speaker('Speaker 2');
  const view = speaker('Speaker 1', 'view');
  view.receive({ type: 'do', what: 'next' });
  expect(deck.window.last('do')).toEqual({ type: 'do', what: 'next' });
  expect(other.window.last('do')).toBeUndefined();
  expect(view.window.last('do')).toBeUndefined();
  const go = { type: 'go', lesson: '02-mysql-with-compose', place: { h: 1, v: 0, f: -1 } } as const;
  view.receive(go);
  expect(deck.window.last('go')).toEqual(go);
  expect(other.window.last('go')).toBeUndefined();
});

test('the clock is the lesson’s: another lesson starts it anew, another slide does not', () => {
  vi.useFakeTimers({ now: 1_000 });
  try {
    const deck = speaker('Speaker 1');
    deck.receive(show);
    expect(talk.state.startedAt).toBe(1_000);
    vi.advanceTimersByTime(5_000);
    deck.receive({ ...show, place: { h: 3, v: 0, f: -1 } });
    expect(talk.state.startedAt).toBe(1_000);
    deck.receive({ ...show, lesson: '02-mysql-with-compose' });
    expect(talk.state.startedAt).toBe(6_000);
  } finally {
    vi.useRealTimers();
  }
});

test('who says their name in the middle of a talk goes on leading, also beside another without a name', () => {
  const deck = speaker('');
  const view = speaker('', 'view');
  const other = speaker('', 'view');
  const leads = ({ window }: ReturnType<typeof speaker>): boolean => {
    const room = window.last('room');
    return room?.control === deck.window.last('room')?.you;
  };
  view.receive({ type: 'hello', name: '발표자 1', kind: 'view' });
  deck.receive({ type: 'hello', name: '발표자 1', kind: 'deck' });
  other.receive({ type: 'hello', name: 'Speaker 2', kind: 'view' });
  expect(leads(view)).toBe(true);
  deck.receive(show);
  expect(follower('one').window.last('talk')?.talk.lesson).toBe('01-compose');
  const names = view.window.last('room')?.speakers.map(({ name }) => name);
  expect(names).toEqual(['발표자 1', '발표자 1', 'Speaker 2']);
});

test('control goes to the next speaker when all windows of the one who had it are gone, after a grace', () => {
  vi.useFakeTimers();
  try {
    const first = speaker('Speaker 1');
    const second = speaker('Speaker 2');
    first.leave();
    vi.advanceTimersByTime(5_000);
    const back = speaker('Speaker 1');
    vi.advanceTimersByTime(60_000);
    second.receive(show);
    expect(talk.state.lesson).toBeNull();
    back.leave();
    vi.advanceTimersByTime(60_000);
    second.receive(show);
    expect(talk.state.lesson).toBe('01-compose');
    expect(second.window.last('room')?.control).toBe(second.window.last('room')?.you);
  } finally {
    vi.useRealTimers();
  }
});

test('a poll: one vote for each browser, changeable, its result seen by followers when it is closed', async () => {
  const deck = speaker();
  deck.receive(show);
  deck.receive(poll('open'));
  const [one, again, two] = [follower('one'), follower('one'), follower('two')];
  one.receive({ type: 'vote', question: 'q1', choice: 0 });
  again.receive({ type: 'vote', question: 'q1', choice: 2 });
  two.receive({ type: 'vote', question: 'q1', choice: 2 });
  two.receive({ type: 'vote', question: 'q1', choice: 7 });
  two.receive({ type: 'vote', question: 'q2', choice: 1 });
  expect(one.window.last('vote')).toEqual({ type: 'vote', question: 'q1', choice: 2 });
  await vi.waitFor(() => {
    expect(deck.window.last('talk')?.talk.poll).toMatchObject({ votes: [0, 0, 2], voters: 2 });
    expect(one.window.last('talk')?.talk.poll).toMatchObject({ votes: [0, 0, 0], voters: 2 });
  }, LONG);
  deck.receive(poll('closed'));
  expect(one.window.last('talk')?.talk.poll).toMatchObject({ state: 'closed', votes: [0, 0, 2] });
  two.receive({ type: 'vote', question: 'q1', choice: 0 });
  deck.receive(poll('gone'));
  expect(one.window.last('talk')?.talk.poll).toBeNull();
  await restart();
  speaker().receive(poll('open'));
  const back = follower('one');
  expect(back.window.last('vote')).toMatchObject({ choice: 2 });
  expect(talk.state.poll?.votes).toEqual([0, 0, 2]);
});

test('questions: asked, upvoted once, answered, removed, and there after a restart', async () => {
  const deck = speaker();
  const [one, two] = [follower('one'), follower('two')];
  one.receive({ type: 'ask', text: 'why   a \u202ereplica\u0007?\nreally' });
  two.receive({ type: 'ask', text: '\u1112\u1161\u11ab\u1100\u1173\u11af' });
  two.receive({ type: 'ask', text: ' \u0000 ' });
  await vi.waitFor(() => expect(deck.window.last('questions')?.questions).toHaveLength(2), LONG);
  const [first, hangul] = deck.window.last('questions')?.questions ?? [];
  expect(first?.text).toBe('why a replica ? really');
  expect(hangul?.text).toBe('한글');
  two.receive({ type: 'upvote', id: first?.id ?? '', on: true });
  two.receive({ type: 'upvote', id: first?.id ?? '', on: true });
  expect(two.window.last('questions')?.questions[0]).toMatchObject({ votes: 2, mine: true });
  deck.receive({ type: 'answered', id: first?.id ?? '', answered: true });
  await restart();
  const kept = follower('one').window.last('questions')?.questions;
  expect(kept?.map(({ text, votes, answered, mine }) => ({ text, votes, answered, mine }))).toEqual([
    { text: '한글', votes: 1, answered: false, mine: false },
    { text: 'why a replica ? really', votes: 2, answered: true, mine: true },
  ]);
  const again = speaker();
  again.receive({ type: 'remove-question', id: hangul?.id ?? '' });
  expect(follower('three').window.last('questions')?.questions).toHaveLength(1);
  again.receive({ type: 'end' });
  expect(follower('three').window.last('questions')?.questions).toEqual([]);
});

test('who asks too much is told so, who says far too much is let go', () => {
  const one = follower('one');
  for (let time = 0; time < 4; time += 1) one.receive({ type: 'ask', text: `question ${time}` });
  expect(one.window.last('not-asked')).toEqual({ type: 'not-asked', why: 'too-soon' });
  for (let time = 0; time < 100; time += 1) one.receive({ type: 'upvote', id: 'none', on: true });
  expect(one.window.closed).toBe(true);
});

test('a room that is full says so, and lets a speaker in all the same', () => {
  for (let browser = 0; browser < 300; browser += 1) {
    follower(`browser ${browser}`);
    follower(`browser ${browser}`);
  }
  expect(() => follower('one more')).toThrow(LabError);
  expect(speaker().window.last('room')?.audience).toBe(300);
});

test('how many follow is told to speakers at most once a second', () => {
  vi.useFakeTimers();
  try {
    const deck = speaker();
    const before = deck.window.told.length;
    for (let browser = 0; browser < 50; browser += 1) follower(`browser ${browser}`);
    vi.advanceTimersByTime(1_000);
    expect(deck.window.told.length - before).toBe(1);
    expect(deck.window.last('room')?.audience).toBe(50);
  } finally {
    vi.useRealTimers();
  }
});

test('a window that does not read is owed only the last of each kind', async () => {
  const deck = speaker();
  const frozen = follower('frozen');
  frozen.window.reads = false;
  for (let slide = 0; slide < 5_000; slide += 1) deck.receive({ ...show, place: { h: slide, v: 0, f: -1 } });
  expect(frozen.window.backlog).toBeLessThan(140_000);
  frozen.window.reads = true;
  frozen.window.backlog = 0;
  const before = frozen.window.told.length;
  await vi.waitFor(() => expect(frozen.window.last('talk')?.talk.place.h).toBe(4_999), LONG);
  expect(frozen.window.told.length - before).toBe(1);
});

test("the lesson's steps come while someone is there, and again when the lab that died is back", async () => {
  const deck = speaker();
  deck.receive(show);
  const one = follower('one');
  expect([...stage.watching].map(({ lesson }) => lesson)).toEqual(['01-compose']);
  stage.steps([{ id: 'compose-up', state: 'done', doneAt: 1 }]);
  await vi.waitFor(() => expect(one.window.last('talk')?.talk.steps).toHaveLength(1), LONG);
  stage.die();
  expect(talk.state.steps).toHaveLength(1);
  stage.comeBack();
  expect(stage.watching.size).toBe(1);
  one.leave();
  expect(stage.watching.size).toBe(1);
  deck.leave();
  expect(stage.watching.size).toBe(0);
});

test('the terminal of the slide is seen, another one after it, and that of a lab that died and is back', async () => {
  const deck = speaker();
  deck.receive(show);
  const screen = new FollowerScreen();
  talk.screen(screen);
  const sees = (text: string) =>
    vi.waitFor(async () => expect((await screen.shows()).text).toContain(text), LONG);
  stage.terminals.get('shell')?.write('in the shell');
  await sees('in the shell');
  deck.receive({ ...show, terminal: 'db-source' });
  const db = new StageLab().terminals.get('shell');
  if (db === undefined) throw new Error('there is always a shell');
  stage.terminals.set('db-source', db);
  stage.terminalsChanged();
  db.write('in the db');
  await sees('in the db');
  stage.die();
  stage.comeBack();
  stage.terminals.get('db-source')?.write('here again');
  await sees('here again');
  expect(screen.closed).toBe(false);
});
