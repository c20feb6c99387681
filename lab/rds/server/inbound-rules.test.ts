import { expect, test } from 'vitest';
import { rulesFor } from './inbound-rules.ts';

const peers = ['10.9.0.0/24'];

test('all that is not allowed is dropped, and each family has its own sources', () => {
  const sources = ['0.0.0.0/0', '::/0', '203.0.113.10/32'];
  const four = rulesFor(4, { port: 3306, sources, peers }).split('\n');
  expect(four).toContain(':INPUT DROP [0:0]');
  expect(four.filter((line) => line.includes('-s '))).toEqual([
    '-A INPUT -s 10.9.0.0/24 -j ACCEPT',
    '-A INPUT -p tcp -s 0.0.0.0/0 --dport 3306 -j ACCEPT',
    '-A INPUT -p tcp -s 203.0.113.10/32 --dport 3306 -j ACCEPT',
  ]);
  const six = rulesFor(6, { port: 3306, sources, peers }).split('\n');
  expect(six.filter((line) => line.includes('-s '))).toEqual([
    '-A INPUT -p tcp -s ::/0 --dport 3306 -j ACCEPT',
  ]);
});

test.each([
  ['0.0.0.0/0 -j ACCEPT\n-A INPUT'],
  ['10.0.0.0'],
  ['10.0.0.0/33'],
  ['10.0.0.0/8/8'],
  ['sg-1/2'],
  ['::/129'],
  ['/0'],
  [''],
])('what is no CIDR makes no rule: %j', (source) => {
  expect(() => rulesFor(4, { port: 3306, sources: [source], peers })).toThrow(/not a CIDR/);
});
