import { expect, test } from 'vitest';
import { shortcutOf } from './keys.ts';

const key = (change: Partial<Parameters<typeof shortcutOf>[0]>) => ({
  key: '',
  code: '',
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});
const runNext = key({ key: 'Enter', ctrlKey: true });

test('Ctrl+Enter runs the next command, from the text and from a terminal, not from an editor', () => {
  expect(shortcutOf(runNext, 'nothing')).toBe('run-next');
  expect(shortcutOf(runNext, 'terminal')).toBe('run-next');
  expect(shortcutOf(runNext, 'text')).toBeUndefined();
  expect(shortcutOf(key({ key: 'Enter', metaKey: true }), 'nothing')).toBe('run-next');
  expect(shortcutOf(key({ key: 'Enter' }), 'nothing')).toBeUndefined();
});

test('no key of a composition is a shortcut, whichever way the input method says so', () => {
  expect(shortcutOf({ ...runNext, isComposing: true }, 'terminal')).toBeUndefined();
  expect(shortcutOf({ ...runNext, keyCode: 229 }, 'terminal')).toBeUndefined();
  expect(shortcutOf(key({ key: '?', isComposing: true }), 'nothing')).toBeUndefined();
});

test('what is typed into a terminal or a text belongs to it', () => {
  const question = key({ key: '?', shiftKey: true });
  expect(shortcutOf(question, 'nothing')).toBe('help');
  expect(shortcutOf(question, 'terminal')).toBeUndefined();
  expect(shortcutOf(question, 'text')).toBeUndefined();
  expect(shortcutOf(key({ altKey: true, code: 'KeyL', key: 'l' }), 'terminal')).toBeUndefined();
});

test('Alt and a letter are known by their place, whatever character they would type', () => {
  expect(shortcutOf(key({ altKey: true, code: 'KeyL', key: '¬' }), 'nothing')).toBe('toggle-lab');
  expect(shortcutOf(key({ altKey: true, code: 'KeyL', key: 'ㅣ' }), 'nothing')).toBe('toggle-lab');
});

test('F6 leaves even an editor or a terminal', () => {
  expect(shortcutOf(key({ key: 'F6' }), 'text')).toBe('other-side');
  expect(shortcutOf(key({ key: 'F6' }), 'terminal')).toBe('other-side');
});
