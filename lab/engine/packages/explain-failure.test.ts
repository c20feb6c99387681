import { expect, test } from 'vitest';
import { LabError } from '../../contract/lab-error.ts';
import { CommandFailed } from '../run-command.ts';
import { explainFailure } from './explain-failure.ts';

const said = (output: string) =>
  explainFailure(new CommandFailed('apt-get', 'ended with 100', output), 'engine-start-failed');

test.each([
  ['disk-full', "dpkg: error: failed to write '/a': No space left on device"],
  ['packages-locked', 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt)'],
  [
    'packages-unreachable',
    "W: Failed to fetch http://mirror.test/x  Temporary failure resolving 'mirror.test'",
  ],
  ['engine-start-failed', 'RTNETLINK answers: Operation not permitted'],
])('%s: %s', (code, output) => {
  expect(said(output)).toMatchObject({ code });
});

test('keeps the cause, and what is explained already', () => {
  const cause = new Error('boom');
  expect(explainFailure(cause, 'image-unavailable', { image: 'mysql:9.7' })).toMatchObject({
    code: 'image-unavailable',
    values: { image: 'mysql:9.7', detail: 'boom' },
    cause,
  });
  const known = new LabError('engine-lost');
  expect(explainFailure(known, 'engine-start-failed')).toBe(known);
});
