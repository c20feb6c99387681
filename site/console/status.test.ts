import { expect, test } from 'vitest';
import { statusTone } from './status.ts';

test('something turns only while something happens', () => {
  expect(['creating', 'backing-up', 'deleting', 'configuring-log-exports'].map(statusTone)).toEqual(
    Array(4).fill('busy'),
  );
  expect(statusTone('available')).toBe('good');
  expect(statusTone('stopped')).toBe('off');
  expect(statusTone('incompatible-parameters')).toBe('wrong');
  expect(statusTone('a-word-of-next-year')).toBe('off');
});
