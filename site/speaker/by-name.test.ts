import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

test('windows of one name are one person, who leads when any of them does', () => {
  const people = byName({
    speakers: [
      { id: 'a', name: 'Speaker 1', kind: 'view' },
      { id: 'b', name: 'Speaker 2', kind: 'view' },
      { id: 'c', name: 'Speaker 1', kind: 'deck' },
      { id: 'd', name: 'Speaker 1', kind: 'view' },
    ],
    control: 'c',
    you: 'b',
  });
  expect(people).toEqual([
    { name: 'Speaker 1', window: 'a', kinds: ['deck', 'view'], me: false, leads: true },
    { name: 'Speaker 2', window: 'b', kinds: ['view'], me: true, leads: false },
  ]);
});
