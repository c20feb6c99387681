import { expect, test } from 'vitest';
import { speakerKey } from './speaker-keys.ts';

const key = (code: string, more: object = {}) => ({
  code,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...more,
});

test('keys lead the deck', () => {
  expect(
    ['ArrowRight', 'PageUp', 'KeyT', 'KeyR', 'KeyB'].map((code) => speakerKey(key(code), 'nothing')),
  ).toEqual(['next', 'previous', 'type', 'run', 'black']);
});

test('Space presses the button that has the focus, and leads the deck elsewhere', () => {
  expect(speakerKey(key('Space'), 'button')).toBeUndefined();
  expect(speakerKey(key('Space'), 'nothing')).toBe('next');
});

test('keys are left to text, to the browser, and to who holds them down', () => {
  expect(speakerKey(key('KeyR'), 'text')).toBeUndefined();
  expect(speakerKey(key('KeyR', { ctrlKey: true }), 'nothing')).toBeUndefined();
  expect(speakerKey(key('KeyR', { isComposing: true }), 'nothing')).toBeUndefined();
  expect(speakerKey(key('ArrowRight', { repeat: true }), 'nothing')).toBeUndefined();
});
