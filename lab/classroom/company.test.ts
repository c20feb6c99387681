import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Companies, HAND_KEPT_MS, HAND_WITHOUT_WATCHER_MS } from './company.ts';

const LEARNER = 'learner1';

describe('company', () => {
  let told: string[];
  let companies: Companies;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    companies = new Companies((learner) => {
      const { watchers, hand } = companies.of(learner);
      told.push(`${watchers} ${hand}`);
    });
  });
  afterEach(() => {
    companies.close();
    vi.useRealTimers();
  });

  test('every window that looks is counted and told, and its end too', () => {
    const one = companies.visit(LEARNER);
    const other = companies.visit(LEARNER);
    one.leave();
    one.leave();
    other.leave();
    expect(told).toEqual(['1 none', '2 none', '1 none', '0 none']);
  });

  test('a hand has to be asked for by who looks, and given by the learner', () => {
    expect(() => companies.ask(LEARNER)).toThrow();
    const visit = companies.visit(LEARNER);
    companies.answer(LEARNER, true);
    expect(visit.mayType()).toBe(false);
    companies.ask(LEARNER);
    expect(visit.mayType()).toBe(false);
    companies.answer(LEARNER, true);
    expect(visit.mayType()).toBe(true);
    expect(told).toEqual(['1 none', '1 asked', '1 given']);
  });

  test('a learner who says no is not typed for', () => {
    const visit = companies.visit(LEARNER);
    companies.ask(LEARNER);
    companies.answer(LEARNER, false);
    expect(visit.mayType()).toBe(false);
    expect(told.at(-1)).toBe('1 none');
  });

  test('the learner takes it back at once', () => {
    const visit = companies.visit(LEARNER);
    companies.ask(LEARNER);
    companies.answer(LEARNER, true);
    companies.takeBack(LEARNER);
    expect(visit.mayType()).toBe(false);
    expect(told.at(-1)).toBe('1 none');
  });

  test('a visitor who has left types no more, and the hand is gone with them', () => {
    const visit = companies.visit(LEARNER);
    companies.ask(LEARNER);
    companies.answer(LEARNER, true);
    visit.leave();
    expect(visit.mayType()).toBe(false);
    vi.advanceTimersByTime(HAND_WITHOUT_WATCHER_MS);
    expect(companies.visit(LEARNER).mayType()).toBe(false);
  });

  test('a visitor who only turns to another terminal keeps it', () => {
    const visit = companies.visit(LEARNER);
    companies.ask(LEARNER);
    companies.answer(LEARNER, true);
    visit.leave();
    vi.advanceTimersByTime(HAND_WITHOUT_WATCHER_MS - 1);
    const next = companies.visit(LEARNER);
    vi.advanceTimersByTime(HAND_WITHOUT_WATCHER_MS * 2);
    expect(next.mayType()).toBe(true);
  });

  test('a hand is gone after a while', () => {
    const visit = companies.visit(LEARNER);
    companies.ask(LEARNER);
    companies.answer(LEARNER, true);
    vi.advanceTimersByTime(HAND_KEPT_MS);
    expect(visit.mayType()).toBe(false);
    expect(told.at(-1)).toBe('1 none');
  });
});
