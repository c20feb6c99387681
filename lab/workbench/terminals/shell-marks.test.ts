import { expect, test } from 'vitest';
import { directoryOf, shellMark } from './shell-marks.ts';

test.each([
  ['A', undefined],
  ['B', { kind: 'prompt' }],
  ['C', { kind: 'running' }],
  ['D;0', { kind: 'finished', exitCode: 0 }],
  ['D;130', { kind: 'finished', exitCode: 130 }],
  ['D', undefined],
  ['D;many', undefined],
  ['', undefined],
])('the mark %j means %j', (payload, mark) => {
  expect(shellMark(payload)).toEqual(mark);
});

test.each([
  ['file://workbench/workspace', '/workspace'],
  ['file:///workspace/%EA%B0%80%20%25', '/workspace/가 %'],
  ['file://workbench', undefined],
  ['http://workbench/workspace', undefined],
  ['file://workbench/%E0%80', undefined],
  ['file://workbench/a%0Ab', undefined],
  [`file://workbench/${'x'.repeat(20_000)}`, undefined],
])('the directory of %j is %j', (payload, directory) => {
  expect(directoryOf(payload)).toBe(directory);
});
