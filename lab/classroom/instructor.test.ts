import { describe, expect, test, vi } from 'vitest';
import { inTestClasses, listener, MINUTE } from './testing/in-test-classes.ts';

const { openClass } = inTestClasses();

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
    vi.advanceTimersByTime(MINUTE);
    expect(new Set(told)).toEqual(new Set(['class']));
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
    const { room, labs, join } = await openClass({ places: 3 });
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
