import { describe, expect, it } from 'vitest';
import { backOff } from './back-off.ts';

describe('the wait before connecting again', () => {
  it('grows to ten seconds and no further', () => {
    const longest = [1, 2, 3, 6, 60].map((failures) => backOff(failures, () => 1));
    expect(longest).toEqual([500, 1000, 2000, 10_000, 10_000]);
  });

  it('is never the same for everybody', () => {
    expect(backOff(6, () => 0)).toBe(2500);
    expect(backOff(6, () => 0.5)).toBe(6250);
  });
});
