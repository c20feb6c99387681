import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { KEPT_AFTER_END_MS } from './class-calendar.ts';
import { HOUR, inTestClasses, listener, MINUTE } from './testing/in-test-classes.ts';

const { fileOf, openClass, restart } = inTestClasses();

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
    labs.lab(lab).workbenchTells({ kind: 'terminal-output', echo: true });
    vi.advanceTimersByTime(40 * MINUTE);
    expect(labs.lab(lab).state.phase).toBe('ready');
    // Neither a container that is restarted nor a `watch` that prints is the learner's deed.
    labs.lab(lab).workbenchTells({ kind: 'containers' });
    labs.lab(lab).workbenchTells({ kind: 'terminal-output', echo: false });
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

  test('is made ready beforehand in quiet times, and the next learner gets one that is', async () => {
    const { labs, join, page } = await openClass();
    const { state } = page();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state()).toMatchObject({ spares: 0, capacity: { labs: 3, measured: false } });
    // Without an engine nothing can be measured, and the class goes by its guess.
    labs.lab('stage').become('ready');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state().spares).toBe(2);
    const spare = labs.list().at(-1);
    spare?.become('ready');
    expect((await join('1')).lab).toBe(spare?.state.id);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state().spares).toBe(2);
    expect((await join('2')).lab).not.toBeNull();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(state().spares).toBe(1); // no more than there are places, and not while somebody’s lab comes up
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
    const store = new DatabaseSync(fileOf('class.sqlite'));
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
    expect(readFileSync(fileOf('class.sqlite')).includes('학습자 1')).toBe(false);
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
