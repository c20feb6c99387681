import { existsSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClassNote, Company } from '../contract/class.ts';
import { KEPT_AFTER_END_MS } from './class-calendar.ts';
import { lessonsOfClass } from './lessons-of-class.ts';
import { newHome, openTestClass, type TestClass } from './testing/open-test-class.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let home: string;
let remove: () => void;
let open: TestClass[];

// Every lesson is read once, which takes a while on a busy machine.
beforeAll(() => lessonsOfClass(), 60_000);
beforeEach(() => {
  vi.useFakeTimers();
  ({ home, remove } = newHome());
  open = [];
});
afterEach(async () => {
  for (const { room } of open) await room.close();
  vi.useRealTimers();
  remove();
});

async function openClass(options?: Parameters<typeof openTestClass>[1]): Promise<TestClass> {
  const opened = await openTestClass(home, options);
  open.push(opened);
  return opened;
}

/** The server is started again: its labs are others, what they hold is the same. */
async function restart(before: TestClass, options?: Parameters<typeof openTestClass>[1]): Promise<TestClass> {
  await before.room.close();
  return openClass(options);
}

function listener() {
  const heard: { company: Company[]; notes: ClassNote[] } = { company: [], notes: [] };
  return {
    ...heard,
    window: {
      company: (company: Company) => heard.company.push(company),
      note: (note: ClassNote) => heard.notes.push(note),
    },
  };
}

describe('joining', () => {
  test('gives a lab of their own; the secret is what brings back, and is not kept', async () => {
    const { room, labs, join } = await openClass();
    const { id, lab, secret } = await join('학습자 1');
    expect(lab).toMatch(/^c[a-z0-9]{8}$/);
    expect(labs.lab(lab).state.phase).toBe('starting');
    expect(room.learnerOf(secret)).toBe(id);
    expect(room.learnerOf(`${secret}x`)).toBeUndefined();
    expect(room.seat(id)).toEqual({ learner: id, name: '학습자 1', lab, place: null });
    await room.close();
    expect(readFileSync(joinPath(home, 'class.sqlite')).includes(secret)).toBe(false);
  });

  test('a wrong code is refused, and many are slowed', async () => {
    const { room } = await openClass();
    const wrong = () => room.join({ code: 'AAAA-AAAA', name: 'x', language: 'en' }, '203.0.113.1');
    await expect(wrong()).rejects.toMatchObject({ code: 'join-code-wrong' });
    for (let tries = 0; tries < 20; tries++) await wrong().catch(() => undefined); // refused, as above
    await expect(wrong()).rejects.toMatchObject({ code: 'join-slow-down', values: { seconds: '2' } });
  });

  test('two of one name are told apart, however the name is spelt', async () => {
    const { room, join } = await openClass();
    const one = await join(' 김학습 ');
    const other = await join('김학습'.normalize('NFD'));
    expect(room.seat(one.id).name).toBe('김학습');
    expect(room.seat(other.id).name).toBe('김학습 (2)');
  });
});

describe('the line', () => {
  test('tells places, and gives a lab that ends to the next', async () => {
    const { room, labs, join } = await openClass({ places: 2 });
    const first = await join('1');
    await join('2');
    const third = await join('3');
    const fourth = await join('4');
    expect([third.lab, room.seat(third.id).place, room.seat(fourth.id).place]).toEqual([null, 1, 2]);
    expect(room.door()).toMatchObject({ places: 2, taken: 2, waiting: 2 });
    await room.leave(first.id);
    expect(labs.removed).toEqual([first.lab]);
    expect(room.seat(third.id)).toMatchObject({ place: null, lab: expect.stringMatching(/^c/) });
    expect(room.seat(fourth.id).place).toBe(1);
  });

  test('passes over who is not there, who keeps their place for a while', async () => {
    const { room, join } = await openClass({ places: 1 });
    const first = await join('1');
    const away = await join('away');
    const there = await join('there');
    vi.advanceTimersByTime(2 * MINUTE);
    expect(room.seat(there.id).place).toBe(2);
    await room.leave(first.id);
    expect(room.seat(there.id).lab).not.toBeNull();
    expect(room.seat(away.id).place).toBe(1);
    const last = await join('last');
    vi.advanceTimersByTime(20 * MINUTE);
    room.seat(last.id);
    vi.advanceTimersByTime(1_000);
    expect(room.seat(away.id).place).toBe(2);
  });

  test('a lab that is not gone yet is nobody else’s place, and is removed in the end', async () => {
    const { room, labs, join } = await openClass({ places: 1 });
    const first = await join('1');
    const second = await join('2');
    labs.left = { ...labs.left, volumes: 1 };
    await room.leave(first.id);
    expect(room.seat(second.id).lab).toBeNull();
    labs.left = { ...labs.left, volumes: 0 };
  });
});

describe('a lab', () => {
  test('sleeps without windows, wakes where it was when its learner is back', async () => {
    const { room, labs, join } = await openClass();
    const { id, lab } = await join('1');
    labs.lab(lab).become('ready');
    const { leave } = room.attend(id, listener().window);
    vi.advanceTimersByTime(30 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('ready');
    leave();
    vi.advanceTimersByTime(19 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('ready');
    vi.advanceTimersByTime(2 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('asleep');
    room.attend(id, listener().window);
    expect(labs.lab(lab).state.phase).toBe('starting');
  });

  test('sleeps with a window that nobody uses, and wakes when it is looked at', async () => {
    const { room, labs, join } = await openClass();
    const { id, lab } = await join('1');
    labs.lab(lab).become('ready');
    const window = room.attend(id, listener().window);
    vi.advanceTimersByTime(40 * MINUTE);
    labs.lab(lab).workbenchTells({ kind: 'terminal-output' });
    vi.advanceTimersByTime(40 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('ready');
    labs.lab(lab).workbenchTells({ kind: 'containers' });
    vi.advanceTimersByTime(10 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('asleep');
    window.looksAt('01-compose');
    expect(labs.lab(lab).state.phase).toBe('starting');
  });

  test('stays awake while the instructor puts it off or looks on', async () => {
    const { room, labs, join } = await openClass();
    const put = await join('1');
    const seen = await join('2');
    for (const { lab } of [put, seen]) labs.lab(lab).become('ready');
    room.extend(60, put.id);
    const visit = room.visit(seen.lab ?? '');
    vi.advanceTimersByTime(50 * MINUTE);
    expect([put, seen].map(({ lab }) => labs.lab(lab).state.phase)).toEqual(['ready', 'ready']);
    visit.leave();
    vi.advanceTimersByTime(20 * MINUTE);
    expect([put, seen].map(({ lab }) => labs.lab(lab).state.phase)).toEqual(['asleep', 'asleep']);
  });

  test('that is paused does not wake by its learner’s looking; all are, and newcomers’ too', async () => {
    const { room, labs, join } = await openClass();
    const { id, lab } = await join('1');
    room.pause(true);
    room.attend(id, listener().window).looksAt('01-compose');
    const late = await join('2');
    expect([lab, late.lab].map((each) => labs.lab(each).state.phase)).toEqual(['paused', 'paused']);
    room.pause(false, id);
    expect([lab, late.lab].map((each) => labs.lab(each).state.phase)).toEqual(['starting', 'paused']);
    room.pause(false);
    expect(labs.lab(late.lab).state.phase).toBe('starting');
  });

  test('is paused when the class is over, and goes on when that is put off', async () => {
    const { room, labs, join } = await openClass({ hours: 1 });
    const { id, lab } = await join('1');
    room.attend(id, listener().window);
    vi.advanceTimersByTime(HOUR + MINUTE);
    expect(labs.lab(lab).state.phase).toBe('paused');
    room.extend(30);
    expect(labs.lab(lab).state.phase).toBe('starting');
  });

  test('is made ready beforehand when the machine is quiet, and given to the next', async () => {
    const { labs, join, page } = await openClass();
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(labs.list()).toHaveLength(1)); // the stage: nothing is known of the machine yet
    const { state } = page();
    expect(state()).toMatchObject({ spares: 0, capacity: { labs: 3, measured: false } });
    await join('1');
    expect(labs.list()).toHaveLength(2);
  });
});

describe('a restart of the server', () => {
  test('finds everybody, their places and what was said', async () => {
    const before = await openClass({ places: 1 });
    const { id, lab, secret } = await before.join('1');
    const waiting = await before.join('2');
    before.room.note({ kind: 'hint', text: '로그를 보세요' });
    before.room.askForHelp(id, true);
    const { room, labs, page } = await restart(before, { places: 1 });
    expect(room.learnerOf(secret)).toBe(id);
    expect(room.seat(id).lab).toBe(lab);
    expect(room.seat(waiting.id).place).toBe(1);
    expect(labs.lab(lab).state.phase).toBe('starting');
    const { window, notes, company } = listener();
    room.attend(id, window);
    expect(notes).toMatchObject([{ kind: 'hint', text: '로그를 보세요' }]);
    expect(company).toMatchObject([{ help: true, watchers: 0 }]);
    expect(page().rows()[0]).toMatchObject({ learner: id, stuck: { kind: 'asked-for-help' } });
  });

  test('gives nobody a lab that stood ready before it', async () => {
    const before = await openClass();
    await before.room.close();
    const store = new DatabaseSync(joinPath(home, 'class.sqlite'));
    store.exec("INSERT INTO labs VALUES ('cspare000', 'spare'), ('ctrial000', 'trial')");
    store.close();
    const { labs, join } = await openClass();
    expect((await join('1')).lab).not.toBe('cspare000');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(labs.removed).toEqual(expect.arrayContaining(['cspare000', 'ctrial000']));
  });

  test('leaves asleep what slept, and paused what was paused', async () => {
    const before = await openClass();
    const sleeper = await before.join('1');
    vi.advanceTimersByTime(25 * MINUTE);
    const paused = await before.join('2');
    before.room.pause(true, paused.id);
    const { labs } = await restart(before);
    expect([sleeper, paused].map(({ lab }) => labs.lab(lab).state.phase)).toEqual(['asleep', 'paused']);
  });

  test('with another name is refused in words', async () => {
    const before = await openClass();
    await expect(restart(before, { name: 'Class 2' })).rejects.toMatchObject({
      code: 'class-other',
      values: { name: 'Class 1' },
    });
  });

  test('after the time for which things are kept knows nobody, and removes their labs', async () => {
    const before = await openClass({ hours: 1 });
    const { secret, lab } = await before.join('학습자 1');
    await before.room.close();
    vi.setSystemTime(Date.now() + HOUR + KEPT_AFTER_END_MS + 1);
    const { room, labs } = await openClass({ name: 'Class 2' });
    expect(room.learnerOf(secret)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(labs.removed).toContain(lab);
    await room.close();
    expect(readFileSync(joinPath(home, 'class.sqlite')).includes('학습자 1')).toBe(false);
  });

  test('of a class whose time is over begins its hours anew', async () => {
    const before = await openClass({ hours: 1 });
    const { id } = await before.join('1');
    await before.room.close();
    vi.setSystemTime(Date.now() + 24 * HOUR);
    const { room, labs } = await openClass({ hours: 1 });
    expect(labs.lab(room.seat(id).lab).state.phase).toBe('starting');
  });
});

describe('the instructor', () => {
  test('sees where each one is, and first who needs help', async () => {
    const { room, labs, join, page } = await openClass();
    const { rows } = page();
    const fine = await join('1');
    const lost = await join('2');
    for (const { id, lab } of [fine, lost]) {
      labs.lab(lab).become('ready');
      room.attend(id, listener().window).looksAt('02-mysql-with-compose');
    }
    const sees = (lab: string | null) =>
      labs.lab(lab).sees({
        lesson: '02-mysql-with-compose',
        steps: [
          { id: 'image', state: 'current', verdict: { state: 'broken', reason: 'exited', values: {} } },
        ],
        diagnoses: [],
      });
    sees(lost.lab);
    for (let minute = 0; minute < 5; minute++) {
      vi.advanceTimersByTime(MINUTE);
      for (const { id } of [fine, lost]) room.active(id);
    }
    vi.advanceTimersByTime(MINUTE);
    expect(rows().map(({ name }) => name)).toEqual(['2', '1']);
    expect(rows()[0]).toMatchObject({
      phase: 'ready',
      windows: 1,
      lesson: '02-mysql-with-compose',
      step: 'image',
      verdict: { reason: 'exited' },
      stuck: { kind: 'same-reason', values: { reason: 'exited' } },
    });
    room.askForHelp(fine.id, true);
    vi.advanceTimersByTime(1_000);
    expect(rows().map(({ name }) => name)).toEqual(['1', '2']);
    labs.lab(fine.lab).progressed({ '01-compose': ['one-command'] });
    vi.advanceTimersByTime(1_000);
    expect(rows()[1]).toMatchObject({ name: '1', stuck: null, done: { '01-compose': ['one-command'] } });
  });

  test('costs no check more than the learner’s own window does', async () => {
    const { room, labs, join, page } = await openClass();
    const { id, lab } = await join('1');
    labs.lab(lab).become('ready');
    const lessons = () => labs.lab(lab).watched.filter((lesson) => lesson !== null);
    expect(lessons()).toEqual([]);
    const window = room.attend(id, listener().window);
    expect(lessons()).toEqual([]);
    const { leave } = page();
    expect(lessons()).toEqual(['01-compose']);
    window.looksAt('04-two-servers');
    expect(lessons()).toEqual(['04-two-servers']);
    leave();
    expect(lessons()).toEqual(['04-two-servers']);
    window.leave();
    expect(lessons()).toEqual([]);
  });

  test('who only listens has nothing measured or watched', async () => {
    const { room, labs, join } = await openClass();
    const { id, lab } = await join('1');
    labs.lab(lab).become('ready');
    room.attend(id, listener().window);
    const told: string[] = [];
    const stop = room.watch(({ type }) => told.push(type), { looks: false });
    expect(labs.lab(lab).watched).toEqual([null]);
    expect(told).toEqual(['class', 'learners']);
    stop();
  });

  test('says a word to one or to all, at once and to each window', async () => {
    const { room, join } = await openClass();
    const one = await join('1');
    const other = await join('2');
    const [first, second, third] = [listener(), listener(), listener()];
    room.attend(one.id, first.window);
    room.attend(one.id, second.window);
    room.attend(other.id, third.window);
    room.note({ to: one.id, kind: 'message', text: 'hello' });
    room.note({ kind: 'hint', text: 'all' });
    expect([first, second, third].map(({ notes }) => notes.map(({ text }) => text))).toEqual([
      ['hello', 'all'],
      ['hello', 'all'],
      ['all'],
    ]);
    expect(() => room.note({ to: 'nobody00', kind: 'hint', text: '' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  test('who looks on is told to the learner, always', async () => {
    const { room, join } = await openClass();
    const { id, lab } = await join('1');
    const visit = room.visit(lab ?? '');
    const { window, company } = listener();
    room.attend(id, window);
    room.askHand(id);
    room.answerHand(id, true);
    expect(visit.mayType()).toBe(true);
    room.takeBackHand(id);
    expect(visit.mayType()).toBe(false);
    visit.leave();
    expect(company).toEqual(
      [
        { watchers: 1, hand: 'none' },
        { watchers: 1, hand: 'asked' },
        { watchers: 1, hand: 'given' },
        { watchers: 1, hand: 'none' },
        { watchers: 0, hand: 'none' },
      ].map((each) => ({ ...each, help: false })),
    );
  });

  test('brings all to a step, three at a time, wakes who sleeps and waits for who is paused', async () => {
    const labs = (await openClass({ places: 3 })).labs;
    const [{ room, join }] = open as [TestClass];
    const learners = [await join('1'), await join('2'), await join('3')];
    const [busy, sleeper, paused] = learners.map(({ lab }) => labs.lab(lab));
    if (!busy || !sleeper || !paused) throw new Error('there are three');
    vi.advanceTimersByTime(25 * MINUTE);
    expect(sleeper.state.phase).toBe('asleep');
    room.pause(true, learners[2]?.id);
    busy.become('ready');
    busy.task = { id: 't', kind: 'solve', done: 0, total: 1, startedAt: 0 };
    room.goTo({ lesson: '01-compose', step: 'compose-up' });
    expect(sleeper.state.phase).toBe('starting');
    sleeper.become('ready');
    await vi.advanceTimersByTimeAsync(0);
    expect(sleeper.orders).toEqual(['go-to 01-compose compose-up']);
    expect(busy.orders).toEqual([]);
    busy.finishTask();
    await vi.advanceTimersByTimeAsync(0);
    expect(busy.orders).toEqual(['go-to 01-compose compose-up']);
    expect(paused.orders).toEqual([]);
    room.pause(false, learners[2]?.id);
    expect(paused.state.phase).toBe('starting');
    paused.become('ready');
    await vi.advanceTimersByTimeAsync(0);
    expect(paused.orders).toEqual(['go-to 01-compose compose-up']);
    expect(() => room.goTo({ lesson: '01-compose', step: 'no-such' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  test('ends one: their name and their lab are gone', async () => {
    const { room, labs, join, page } = await openClass();
    const { id, lab, secret } = await join('1');
    const { rows } = page();
    await room.endLearner(id);
    expect(room.learnerOf(secret)).toBeUndefined();
    expect(() => room.seat(id)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(labs.removed).toEqual([lab]);
    vi.advanceTimersByTime(1_000);
    expect(rows()).toEqual([]);
  });

  test('gets the results', async () => {
    const { room, join } = await openClass();
    await join('=cmd');
    const [heading, line] = room.results('ko').split('\r\n');
    expect(heading).toMatch(/^\uFEFF"이름"/);
    expect(line).toMatch(/^"'=cmd"/);
  });
});

describe('the end', () => {
  test('removes everything, looks, and says so to whoever comes', async () => {
    const { room, labs, join, page } = await openClass();
    const { id, secret, lab } = await join('1');
    labs.open('stage');
    const { messages } = page();
    const ended = await room.end();
    expect(ended).toEqual({ labs: 2, left: { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 } });
    expect(new Set(labs.removed)).toEqual(new Set(['stage', lab]));
    expect(messages.at(-1)).toEqual({ type: 'ended' });
    expect(existsSync(joinPath(home, 'class.sqlite'))).toBe(false);
    expect(room.learnerOf(secret)).toBeUndefined();
    for (const call of [() => room.door(), () => room.seat(id), () => room.results('en')]) {
      expect(call).toThrow(expect.objectContaining({ code: 'class-over' }));
    }
    await expect(room.end()).resolves.toEqual(ended);
  });

  test('tells what is still seen, and remembers those labs', async () => {
    const { room, labs, join } = await openClass();
    const { lab } = await join('학습자 1');
    labs.left = { ...labs.left, volumes: 1 };
    expect((await room.end()).left.volumes).toBeGreaterThan(0);
    await room.close();
    const kept = new DatabaseSync(joinPath(home, 'class.sqlite'));
    expect(kept.prepare('SELECT lab FROM labs').all()).toEqual([{ lab }]);
    expect(kept.prepare('SELECT * FROM learners').all()).toEqual([]);
    kept.close();
  });

  test('comes by itself when nothing may be kept any more', async () => {
    const { room, join } = await openClass({ hours: 1 });
    await join('1');
    vi.setSystemTime(Date.now() + HOUR + KEPT_AFTER_END_MS);
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(existsSync(joinPath(home, 'class.sqlite'))).toBe(false));
    expect(() => room.door()).toThrow(expect.objectContaining({ code: 'class-over' }));
  });
});
