/** Base and cap as asciinema's player has them: quick after a hiccup, polite while a server is away. */
const base = 500;
const cap = 10_000;

/**
 * How long to wait before the attempt after `failures` failed ones. Full jitter, so that a class of forty browsers
 * does not come back in the same instant: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(cap, base * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 4 + (random() * ceiling * 3) / 4);
}
