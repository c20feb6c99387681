import { expect, test, vi } from 'vitest';
import type { Recording } from '../../lab/contract/recording.ts';
import { before, during, play } from './playing.ts';

const recording: Recording = {
  lesson: '06-point-the-replica',
  step: 'start',
  recordedAt: 1_790_000_000_000,
  mysql: '9.7.0',
  columns: 100,
  rows: 24,
  actions: ['one', 'two'],
  frames: [
    [0, 0, '$ '],
    [0.5, 0, 'one\r\n'],
    [9, 1, 'two'],
    [9.25, 1, '\r\n'],
    [40, 1, 'done'],
  ],
};

test('an action is played after all that came before it', () => {
  expect(before(recording, 1)).toBe('$ one\r\n');
  expect(before(recording, 0)).toBe('');
});

test('an action begins at once, keeps its time, and long pauses are cut', () => {
  expect(during(recording, 1)).toEqual([
    { wait: 0, data: 'two' },
    { wait: 0.25, data: '\r\n' },
    { wait: 1.5, data: 'done' },
  ]);
});

test('what is played comes piece by piece, and no more once it is ended', () => {
  vi.useFakeTimers();
  try {
    const written: string[] = [];
    const end = play(recording, 1, (data) => written.push(data));
    vi.advanceTimersByTime(300);
    expect(written).toEqual(['two', '\r\n']);
    end();
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});
