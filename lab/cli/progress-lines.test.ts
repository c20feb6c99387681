import { expect, it } from 'vitest';
import { ProgressLines } from './progress-lines.ts';

it('tells a wait when it begins, every five seconds while it lasts, and once when it ends', () => {
  const lines: string[] = [];
  let now = 1_000;
  const { report } = new ProgressLines(
    'en',
    (line) => lines.push(line),
    () => now,
  );
  const pull = {
    task: 'image-pull',
    subject: 'mysql:9.7',
    unit: 'bytes',
    total: 200e6,
    startedAt: 1_000,
  } as const;

  report({ ...pull, done: 0 });
  now = 3_000;
  report({ ...pull, done: 50e6 });
  now = 6_500;
  report({ ...pull, done: 120e6 });
  report({ ...pull, done: 200e6, finishedAt: 8_000 });
  report({ ...pull, done: 200e6, finishedAt: 8_000 });

  expect(lines).toEqual([
    '… Pulling an image · mysql:9.7 · 0 MB / 200 MB (0.0 s)',
    '… Pulling an image · mysql:9.7 · 120 MB / 200 MB (5.5 s)',
    '✓ Pulling an image · mysql:9.7 · 200 MB / 200 MB (7.0 s)',
  ]);
});
