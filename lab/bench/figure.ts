/** One measured line: ours beside a named peer, both from this run. */
export type Row = {
  what: string;
  ours: number;
  peer: number;
  peerName: string;
  unit: 'ms' | 's' | 'MB/s' | 'MB' | 'kB' | 'calls/s' | 'steps' | 'labs' | 'handles' | 'processes';
};

export type Figure = {
  name: string;
  /** What is measured, against what. */
  about: string;
  /** Takes the whole machine for long: runs only when it is asked for by name. */
  onlyByName?: boolean;
  /** `options`: what stood after the names, for a figure that has any. */
  run(home: string, options: string[]): Promise<Row[]>;
};

/** The value that this share of the values does not exceed, by nearest rank. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

export function describeRow({ what, ours, peer, peerName, unit }: Row): string {
  const show = (value: number) => `${value.toPrecision(3)} ${unit}`;
  return `  ${what}: ${show(ours)}, ${peerName} ${show(peer)}, ratio ${(ours / peer).toFixed(2)}`;
}
