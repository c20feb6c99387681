import { expect, test } from 'vitest';
import { isOnlyHere, shortAddress } from './short-address.ts';

test('an address is as short as a browser still understands it', () => {
  expect(shortAddress('http://192.168.0.7:4360/f')).toBe('192.168.0.7:4360/f');
  expect(shortAddress('https://lab.example.com/f')).toBe('lab.example.com/f');
});

test('the scheme stays where a browser would guess another', () => {
  expect(shortAddress('https://lab.example.com:8443/f')).toBe('https://lab.example.com:8443/f');
});

test('an address of this machine alone is known', () => {
  expect(
    ['http://127.0.0.1:4360/f', 'http://localhost:4360/f', 'http://[::1]:4360/f'].map(isOnlyHere),
  ).toEqual([true, true, true]);
  expect(['http://192.168.0.7:4360/f', 'https://lab.example.com/f'].map(isOnlyHere)).toEqual([false, false]);
});
