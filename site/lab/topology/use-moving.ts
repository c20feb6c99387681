import { useEffect, useState } from 'react';
import type { Topology } from '../../../lab/contract/topology.ts';

const shownFor = 1600;

/** The servers whose transactions grew a moment ago: what reads there is really moving. */
export function useMoving(topology: Topology | undefined): ReadonlySet<string> {
  const [moving, setMoving] = useState<ReadonlySet<string>>(new Set());
  const [before, setBefore] = useState(topology);
  if (topology !== before) {
    setBefore(topology);
    const grown = (topology?.nodes ?? []).filter((node) => {
      const earlier = before?.nodes.find((other) => other.name === node.name)?.transactions;
      return earlier !== undefined && node.transactions !== undefined && node.transactions > earlier;
    });
    if (grown.length > 0) setMoving(new Set(grown.map((node) => node.name)));
  }
  useEffect(() => {
    if (moving.size === 0) return undefined;
    const timer = setTimeout(() => setMoving(new Set()), shownFor);
    return () => clearTimeout(timer);
  }, [moving]);
  return moving;
}
