import { expect, test } from 'vitest';
import { shortAddress } from './short-address.ts';

test('an address is as short as a browser still understands it', () => {
  expect(shortAddress('http://192.168.0.7:4360/f')).toBe('192.168.0.7:4360/f');
  expect(shortAddress('https://lab.example.com/f')).toBe('lab.example.com/f');
});

test('the scheme stays where a browser would guess another', () => {
  expect(shortAddress('https://lab.example.com:8443/f')).toBe('https://lab.example.com:8443/f');
});
