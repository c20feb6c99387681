import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import type { Service } from '../../service.ts';
import { arnOf } from '../../state/account.ts';
import type { InstanceRecord, ParameterGroupRecord } from '../../state/model.ts';
import { action, type Actions } from '../action.ts';
import { identifier, reference, tags, text } from '../fields.ts';
import { filtered, filters } from '../filters.ts';
import { page, pagingFields } from '../paging.ts';
import { findGroup, isDefault, knownFamily } from './find-group.ts';

/** As AWS limits an account. */
const GROUPS_MOST = 50;

/** Makes, shows and removes parameter groups. */
export function parameterGroupActions({ store }: Service): Actions {
  return {
    CreateDBParameterGroup: action({
      changes: true,
      input: z.strictObject({
        DBParameterGroupName: identifier(255),
        DBParameterGroupFamily: text(),
        Description: text({ most: 255 }),
        Tags: z.optional(tags()),
      }),
      run: async (input) => {
        const family = knownFamily(input.DBParameterGroupFamily);
        const group = store.change((document) => {
          const name = input.DBParameterGroupName;
          if (document.parameterGroups.some((each) => each.name === name)) {
            throw new AwsError('DBParameterGroupAlreadyExists', `Parameter group ${name} already exists`);
          }
          if (document.parameterGroups.filter((each) => !isDefault(each.name)).length >= GROUPS_MOST) {
            throw new AwsError(
              'DBParameterGroupQuotaExceeded',
              'Cannot create more than 50 parameter groups in this account.',
            );
          }
          const made: ParameterGroupRecord = {
            name,
            family: family.name,
            description: input.Description,
            values: {},
            applyMethods: {},
            tags: input.Tags ?? [],
          };
          document.parameterGroups.push(made);
          return made;
        });
        await store.saved();
        return { DBParameterGroup: describeGroup(group) };
      },
    }),

    DescribeDBParameterGroups: action({
      changes: false,
      input: z.strictObject({
        DBParameterGroupName: z.optional(reference()),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { DBParameterGroupName: name } = input;
        const { document } = store;
        const groups = name === undefined ? document.parameterGroups : [findGroup(document, name)];
        const sorted = filtered(groups, input.Filters, {}).toSorted((one, other) =>
          one.name.localeCompare(other.name),
        );
        const { items, next } = page(sorted, (group) => group.name, input);
        return { DBParameterGroups: items.map(describeGroup), ...next };
      },
    }),

    DeleteDBParameterGroup: action({
      changes: true,
      input: z.strictObject({ DBParameterGroupName: reference() }),
      run: async ({ DBParameterGroupName: name }) => {
        store.change((document) => {
          const group = findGroup(document, name);
          if (isDefault(name)) {
            throw new AwsError(
              'InvalidDBParameterGroupState',
              `A default parameter group cannot be deleted: ${name}`,
            );
          }
          if (document.instances.some((instance) => isMember(instance, name))) {
            throw new AwsError(
              'InvalidDBParameterGroupState',
              `One or more database instances are still members of this parameter group ${name}, ` +
                'so the group cannot be deleted',
            );
          }
          document.parameterGroups.splice(document.parameterGroups.indexOf(group), 1);
        });
        await store.saved();
        return {};
      },
    }),
  };
}

/** A modification that is under way may be about to make it one. */
function isMember({ parameterGroup, job }: InstanceRecord, group: string): boolean {
  return parameterGroup === group || job?.data['parameterGroup'] === group;
}

function describeGroup({ name, family, description }: ParameterGroupRecord): Record<string, unknown> {
  return {
    DBParameterGroupName: name,
    DBParameterGroupFamily: family,
    Description: description,
    DBParameterGroupArn: arnOf('pg', name),
  };
}
