import { describe, expect, it } from 'vitest';
import { commandOf } from './terminal-keys.ts';

const screen = { mac: false, selected: false, fullScreen: false };

function key(change: Partial<Parameters<typeof commandOf>[0]>): Parameters<typeof commandOf>[0] {
  const plain = { type: 'keydown', key: '', code: '', keyCode: 0, isComposing: false };
  return { ...plain, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...change };
}

describe('keys of a terminal', () => {
  it('belong to the input method while it composes', () => {
    const find = { code: 'KeyF', key: 'F', ctrlKey: true, shiftKey: true };
    expect(commandOf(key(find), screen)).toBe('search');
    expect(commandOf(key({ ...find, isComposing: true }), screen)).toBeUndefined();
    expect(commandOf(key({ ...find, keyCode: 229 }), screen)).toBeUndefined();
  });

  it('are known by where they are, not by the letter of the layout', () => {
    const hangul = key({ code: 'KeyC', key: 'ㅊ', ctrlKey: true, shiftKey: true });
    expect(commandOf(hangul, screen)).toBe('copy');
  });

  it('copy what is selected, and interrupt otherwise', () => {
    const ctrlC = key({ code: 'KeyC', key: 'c', ctrlKey: true });
    expect(commandOf(ctrlC, { ...screen, selected: true })).toBe('copy');
    expect(commandOf(ctrlC, screen)).toBeUndefined();
  });

  it('paste, unless a program fills the screen', () => {
    const ctrlV = key({ code: 'KeyV', key: 'v', ctrlKey: true });
    expect(commandOf(ctrlV, screen)).toBe('paste');
    expect(commandOf(ctrlV, { ...screen, fullScreen: true })).toBeUndefined();
    expect(commandOf(ctrlV, { ...screen, mac: true })).toBeUndefined();
  });

  it('do nothing twice: a key going up is no command', () => {
    expect(commandOf(key({ type: 'keyup', key: 'F6', code: 'F6' }), screen)).toBeUndefined();
    expect(commandOf(key({ key: 'F6', code: 'F6' }), screen)).toBe('page');
  });
});
