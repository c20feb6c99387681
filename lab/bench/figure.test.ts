import { expect, it } from 'vitest';
import { describeRow, median, percentile } from './figure.ts';

it('takes percentiles by nearest rank, whatever the order', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(median([4, 1])).toBe(1);
  expect(() => median([])).toThrow('nothing');
});

it('names the peer and the ratio', () => {
  expect(describeRow({ what: 'docker ps', ours: 30, peer: 20, peerName: 'bare engine', unit: 'ms' })).toBe(
    '  docker ps: 30.0 ms, bare engine 20.0 ms, ratio 1.50',
  );
});
