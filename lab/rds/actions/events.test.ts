import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRecord } from '../state/model.ts';
import { type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

describe('events', () => {
  const MINUTE = 60_000;
  const now = Date.now();
  const event = (minutesAgo: number, more: Partial<EventRecord> = {}): EventRecord => ({
    at: now - minutesAgo * MINUTE,
    sourceType: 'db-instance',
    sourceIdentifier: 'shop',
    categories: ['availability'],
    message: `${minutesAgo} minutes ago`,
    ...more,
  });
  beforeEach(() => {
    lab.store.change((document) =>
      document.events.push(
        event(120),
        event(90),
        event(30, { categories: ['backup'] }),
        event(20, { sourceIdentifier: 'blog' }),
        event(10, { sourceType: 'db-snapshot', sourceIdentifier: 'shop' }),
      ),
    );
  });
  const at = (minutesAgo: number) => new Date(now - minutesAgo * MINUTE).toISOString();

  it.each<[Record<string, unknown>, string[]]>([
    [{}, ['30', '20', '10']],
    [{ Duration: '100' }, ['90', '30', '20', '10']],
    [{ StartTime: at(125) }, ['120', '90', '30', '20', '10']],
    [{ StartTime: at(125), Duration: 40 }, ['120', '90']],
    [{ EndTime: at(25) }, ['30']],
    [{ StartTime: at(100), EndTime: at(25) }, ['90', '30']],
    [{ SourceType: 'db-instance' }, ['30', '20']],
    [{ SourceType: 'db-instance', SourceIdentifier: 'shop' }, ['30']],
    [{ EventCategories: ['backup', 'deletion'] }, ['30']],
  ])('%j', async (input, minutes) => {
    const { Events } = await lab.call('DescribeEvents', input);
    expect(Events).toMatchObject(minutes.map((each) => ({ Message: `${each} minutes ago` })));
  });

  it.each<[Record<string, unknown>, string]>([
    [{ SourceIdentifier: 'shop' }, 'InvalidParameterCombination: The parameter SourceType must be provided'],
    [{ SourceType: 'db-cloud' }, 'Invalid value for SourceType'],
    [{ StartTime: at(10), EndTime: at(20) }, 'The start time must be before the end time.'],
    [{ StartTime: at(10), EndTime: at(5), Duration: 1 }, 'InvalidParameterCombination'],
    [{ Duration: 30_000 }, 'Invalid value 30000 for Duration. Must be between 1 and 20160'],
    [{ MaxRecords: 10 }, 'Invalid value 10 for MaxRecords. Must be between 20 and 100'],
    [{ Filters: [{ Name: 'x', Values: ['y'] }] }, 'Unrecognized filter name: x'],
  ])('refuses %j', async (input, words) => {
    expect(await lab.refusal('DescribeEvents', input)).toContain(words);
  });
});
