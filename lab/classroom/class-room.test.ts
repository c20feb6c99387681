import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { KEPT_AFTER_END_MS } from './class-calendar.ts';
import { HOUR, inTestClasses, MINUTE } from './testing/in-test-classes.ts';

const { fileOf, openClass } = inTestClasses();

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
    expect(readFileSync(fileOf('class.sqlite')).includes(secret)).toBe(false);
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

describe('joining again', () => {
  test('from the same browser under the same name gives no second lab', async () => {
    const { room, labs, join, page } = await openClass();
    const { id, lab, secret } = await join('김학습');
    const again = (name: string) =>
      room.join({ code: page().state().code, name, language: 'ko' }, '192.0.2.1', { learner: id, secret });
    expect(await again(' 김학습'.normalize('NFD'))).toEqual({
      seat: { learner: id, name: '김학습', lab, place: null },
      secret,
    });
    expect(labs.list()).toHaveLength(2); // the stage's is the other
    // Another person at the same machine.
    const other = await again('이학습');
    expect(other.seat.learner).not.toBe(id);
    expect(room.learnerOf(secret)).toBe(id);
    const wrong = { code: 'AAAA-AAAA', name: '김학습', language: 'ko' } as const;
    await expect(room.join(wrong, '192.0.2.1', { learner: id, secret })).rejects.toMatchObject({
      code: 'join-code-wrong',
    });
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

describe('the end', () => {
  test('removes everything, looks, and says so to whoever comes', async () => {
    const { room, labs, join, page } = await openClass();
    const { id, secret, lab } = await join('1');
    labs.open('stage');
    const { messages } = page();
    const ended = await room.end();
    expect(ended).toEqual({ labs: 2, left: { containers: 0, networks: 0, volumes: 0, images: 0, files: 0 } });
    expect(new Set(labs.removed)).toEqual(new Set(['stage', lab]));
    expect(messages.at(-1)).toEqual({ type: 'ended', gone: true });
    expect(existsSync(fileOf('class.sqlite'))).toBe(false);
    expect(room.learnerOf(secret)).toBeUndefined();
    for (const call of [() => room.door(), () => room.seat(id), () => room.results('en')]) {
      expect(call).toThrow(expect.objectContaining({ code: 'class-over' }));
    }
    await expect(room.end()).resolves.toEqual(ended);
  });

  test('removes what was left when it is asked for once more', async () => {
    const { room, labs, join } = await openClass();
    await join('학습자 1');
    const nothing = labs.left;
    labs.left = { ...nothing, volumes: 1 };
    expect((await room.end()).left.volumes).toBeGreaterThan(0);
    labs.left = nothing;
    expect((await room.end()).left.volumes).toBe(0);
    expect(existsSync(fileOf('class.sqlite'))).toBe(false);
  });

  test('tells what is still seen, and remembers those labs', async () => {
    const { room, labs, join, page } = await openClass();
    const { lab } = await join('학습자 1');
    const { messages } = page();
    labs.left = { ...labs.left, volumes: 1 };
    expect((await room.end()).left.volumes).toBeGreaterThan(0);
    expect(messages.at(-1)).toEqual({ type: 'ended', gone: false });
    await room.close();
    const kept = new DatabaseSync(fileOf('class.sqlite'));
    expect(kept.prepare('SELECT lab FROM labs').all()).toEqual([{ lab }]);
    expect(kept.prepare('SELECT * FROM learners').all()).toEqual([]);
    kept.close();
  });

  test('comes by itself when nothing may be kept any more', async () => {
    const { room, join } = await openClass({ hours: 1 });
    await join('1');
    vi.setSystemTime(Date.now() + HOUR + KEPT_AFTER_END_MS);
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(existsSync(fileOf('class.sqlite'))).toBe(false));
    expect(() => room.door()).toThrow(expect.objectContaining({ code: 'class-over' }));
  });
});
