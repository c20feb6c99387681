import { describe, expect, it } from 'vitest';
import type { TopologyLink } from '../../../lab/contract/topology.ts';
import { paneEn } from '../../words/pane-en.ts';
import { linkState } from './link-state.ts';

const well: TopologyLink = {
  from: 'db-source',
  sourceHost: 'db-source',
  sourcePort: 3306,
  to: 'db-replica',
  receiver: 'on',
  applier: 'on',
  errorNumber: 0,
  notReceived: 0,
  notApplied: 0,
};

describe('what a link says of itself', () => {
  const cases: [string, Partial<TopologyLink>, string, string][] = [
    ['all is well', {}, 'still', 'caught up'],
    ['something is on its way', { notReceived: 2, notApplied: 1 }, 'flowing', '3 behind'],
    [
      'the source is not reached',
      { receiver: 'connecting', errorNumber: 2003 },
      'waiting',
      'connecting · 2003',
    ],
    ['the applier failed', { applier: 'off', errorNumber: 1062 }, 'broken', 'error 1062'],
    ['the receiver is stopped', { receiver: 'off', notReceived: 4 }, 'waiting', 'receiver off · 4 behind'],
    ['the applier is stopped', { applier: 'off', notApplied: 1 }, 'waiting', 'applier off · 1 behind'],
  ];
  it.each(cases)('%s', (_, change, tone, label) => {
    expect(linkState({ ...well, ...change }, paneEn.topology)).toEqual({ tone, label });
  });
});
