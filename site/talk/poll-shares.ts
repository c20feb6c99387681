/** Whole percents of votes that together make 100, or nothing but zeros where nobody voted. */
export function shares(votes: readonly number[]): number[] {
  const sum = votes.reduce((a, b) => a + b, 0);
  if (sum === 0) return votes.map(() => 0);
  const exact = votes.map((count) => (100 * count) / sum);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  // The largest remainders are rounded up, so that the bars of a room never say 99 or 101.
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
