import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arnOf } from '../state/account.ts';
import { type LabCalls, openLabCalls } from './testing/lab-calls.ts';

let lab: LabCalls;

beforeEach(async () => {
  lab = await openLabCalls();
});

afterEach(() => lab.close());

const some = (from: number) =>
  Array.from({ length: 30 }, (_, index) => ({ Key: `k${from + index}`, Value: '' }));

describe('tags', () => {
  const arn = arnOf('db', 'shop');
  beforeEach(() => lab.addInstance('shop'));

  it('are added, replaced, listed and taken away', async () => {
    await lab.call('AddTagsToResource', {
      ResourceName: arn,
      Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }],
    });
    await lab.call('AddTagsToResource', { ResourceName: arn, Tags: [{ Key: 'a', Value: '2' }] });
    await lab.call('RemoveTagsFromResource', { ResourceName: arn, TagKeys: ['b', 'none'] });
    expect(await lab.call('ListTagsForResource', { ResourceName: arn })).toEqual({
      TagList: [{ Key: 'a', Value: '2' }],
    });
  });

  it('are there for groups too', async () => {
    const ResourceName = arnOf('pg', 'default.mysql8.4');
    await lab.call('AddTagsToResource', { ResourceName, Tags: [{ Key: 'a', Value: '1' }] });
    expect(await lab.call('ListTagsForResource', { ResourceName })).toEqual({
      TagList: [{ Key: 'a', Value: '1' }],
    });
    expect(await lab.call('ListTagsForResource', { ResourceName: arnOf('subgrp', 'default') })).toEqual({
      TagList: [],
    });
  });

  it.each([
    ['shop', 'InvalidParameterValue: Invalid resource name: shop'],
    [arnOf('db', 'none'), 'DBInstanceNotFound'],
    [arnOf('snapshot', 'none'), 'DBSnapshotNotFound'],
    [arnOf('pg', 'none'), 'DBParameterGroupNotFound'],
    [arnOf('cluster', 'none'), 'InvalidParameterValue: Invalid resource name'],
    [arnOf('constructor', 'none'), 'InvalidParameterValue: Invalid resource name'],
    [arn.replace('123456789012', '999999999999'), 'InvalidParameterValue: Invalid resource name'],
  ])('of %s are refused', async (ResourceName, words) => {
    expect(await lab.refusal('ListTagsForResource', { ResourceName })).toContain(words);
  });

  it('are fifty at most', async () => {
    await lab.call('AddTagsToResource', { ResourceName: arn, Tags: some(0) });
    expect(await lab.refusal('AddTagsToResource', { ResourceName: arn, Tags: some(30) })).toContain(
      'at most 50 tags',
    );
  });
});
