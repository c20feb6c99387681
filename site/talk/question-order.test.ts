import { expect, test } from 'vitest';
import { inOrder } from './question-order.ts';

const question = (id: string, votes: number, at: number, answered = false) => ({
  id,
  text: id,
  votes,
  at,
  answered,
  mine: false,
});

test('open questions by votes, then age; answered ones last', () => {
  const questions = [
    question('answered', 9, 1, true),
    question('newer', 2, 5),
    question('one vote', 1, 2),
    question('older', 2, 3),
  ];
  expect(inOrder(questions).map(({ id }) => id)).toEqual(['older', 'newer', 'one vote', 'answered']);
});
