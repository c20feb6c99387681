import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import { requireInstance, requireSnapshot } from '../lifecycle/records.ts';
import type { Service } from '../service.ts';
import { arnOf } from '../state/account.ts';
import type { RdsDocument, Tag } from '../state/model.ts';
import { action, type Actions } from './action.ts';
import { list, tags, text } from './fields.ts';
import { filtered, filters } from './filters.ts';
import { findGroup } from './parameter-groups/find-group.ts';
import { findSubnetGroup } from './subnet-groups.ts';

const TAGS_MOST = 50;

/** Tags of instances, snapshots, parameter groups and subnet groups, by their ARNs. */
export function tagActions({ store }: Service): Actions {
  return {
    AddTagsToResource: action({
      changes: true,
      input: z.strictObject({ ResourceName: text(), Tags: tags() }),
      run: async ({ ResourceName: arn, Tags: added }) => {
        store.change((document) => {
          const tagged = findTagged(document, arn);
          const kept = tagged.tags.filter(({ key }) => !added.some((each) => each.key === key));
          if (kept.length + added.length > TAGS_MOST) {
            throw new AwsError('InvalidParameterValue', `A resource can have at most ${TAGS_MOST} tags.`);
          }
          tagged.tags = [...kept, ...added];
        });
        await store.saved();
        return {};
      },
    }),

    ListTagsForResource: action({
      changes: false,
      input: z.strictObject({ ResourceName: text(), Filters: z.optional(filters()) }),
      run: async ({ ResourceName: arn, Filters: asked }) => {
        const found = filtered(findTagged(store.document, arn).tags, asked, {});
        return { TagList: found.map(({ key, value }) => ({ Key: key, Value: value })) };
      },
    }),

    RemoveTagsFromResource: action({
      changes: true,
      input: z.strictObject({ ResourceName: text(), TagKeys: list(text({ most: 128 })) }),
      run: async ({ ResourceName: arn, TagKeys: keys }) => {
        store.change((document) => {
          const tagged = findTagged(document, arn);
          tagged.tags = tagged.tags.filter(({ key }) => !keys.includes(key));
        });
        await store.saved();
        return {};
      },
    }),
  };
}

function findTagged(document: Readonly<RdsDocument>, arn: string): { tags: Tag[] } {
  const [, kind = '', name = ''] = /^arn:aws:rds:[a-z0-9-]+:\d{12}:([a-z]+):(.{1,300})$/.exec(arn) ?? [];
  const finders: Record<string, () => { tags: Tag[] }> = {
    db: () => requireInstance(document, name),
    snapshot: () => requireSnapshot(document, name),
    pg: () => findGroup(document, name),
    subgrp: () => findSubnetGroup(document, name),
  };
  const find = Object.hasOwn(finders, kind) ? finders[kind] : undefined;
  if (find === undefined || arn !== arnOf(kind, name)) {
    throw new AwsError('InvalidParameterValue', `Invalid resource name: ${arn}`);
  }
  return find();
}
