import type { TopologyLink } from '../../../lab/contract/topology.ts';
import type { PaneWords } from '../../words/pane-ko.ts';

export type LinkTone = 'flowing' | 'still' | 'waiting' | 'broken';

export type LinkState = {
  tone: LinkTone;
  /** What stands on the line; empty where all is well and nothing moves. */
  label: string;
};

/** How many transactions a replica lacks, as far as that is known. */
export function lagOf(link: TopologyLink): number {
  return (link.notReceived ?? 0) + (link.notApplied ?? 0);
}

/** What a link says of itself in one or two words, the worst first. */
export function linkState(link: TopologyLink, words: PaneWords['topology']): LinkState {
  const lag = lagOf(link);
  const error = link.errorNumber === 0 ? '' : ` · ${link.errorNumber}`;
  if (link.receiver === 'connecting') return { tone: 'waiting', label: words.receiver.connecting + error };
  if (link.errorNumber !== 0) return { tone: 'broken', label: words.error(link.errorNumber) };
  const behind = lag > 0 ? ` · ${words.behind(lag)}` : '';
  if (link.receiver === 'off') return { tone: 'waiting', label: words.receiver.off + behind };
  if (link.applier === 'off') return { tone: 'waiting', label: words.applier.off + behind };
  if (lag > 0) return { tone: 'flowing', label: words.behind(lag) };
  if (link.notReceived === undefined && link.notApplied === undefined) return { tone: 'still', label: '' };
  return { tone: 'still', label: words.caughtUp };
}
