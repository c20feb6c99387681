import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import type { Service } from '../service.ts';
import { arnOf, DEFAULT_SUBNET_GROUP, SUBNETS, VPC } from '../state/account.ts';
import type { RdsDocument, SubnetGroupRecord } from '../state/model.ts';
import { action, type Actions } from './action.ts';
import { list, reference, tags, text } from './fields.ts';
import { filtered, filters } from './filters.ts';
import { page, pagingFields } from './paging.ts';

const GROUPS_MOST = 50;
const SUBNETS_MOST = 20;

const newName = () =>
  z.pipe(
    text({
      most: 255,
      pattern: /^[A-Za-z0-9 ._-]+$/,
      says: 'The parameter {name} may have only letters, digits, spaces, periods, underscores and hyphens.',
    }),
    z.transform((name) => name.toLowerCase()),
  );

/** Groups of subnets in which instances can be placed. */
export function subnetGroupActions({ store }: Service): Actions {
  return {
    CreateDBSubnetGroup: action({
      changes: true,
      input: z.strictObject({
        DBSubnetGroupName: newName(),
        DBSubnetGroupDescription: text({ most: 255 }),
        SubnetIds: list(text(), SUBNETS_MOST),
        Tags: z.optional(tags()),
      }),
      run: async (input) => {
        const { DBSubnetGroupName: name } = input;
        const group = store.change((document) => {
          if (name === DEFAULT_SUBNET_GROUP || document.subnetGroups.some((each) => each.name === name)) {
            throw new AwsError('DBSubnetGroupAlreadyExists', `The DB subnet group '${name}' already exists.`);
          }
          if (document.subnetGroups.length > GROUPS_MOST) {
            throw new AwsError('DBSubnetGroupQuotaExceeded', 'Cannot create more than 50 DB subnet groups.');
          }
          const made: SubnetGroupRecord = {
            name,
            description: input.DBSubnetGroupDescription,
            subnets: covering(input.SubnetIds),
            tags: input.Tags ?? [],
          };
          document.subnetGroups.push(made);
          return made;
        });
        await store.saved();
        return { DBSubnetGroup: describeSubnetGroup(group) };
      },
    }),

    ModifyDBSubnetGroup: action({
      changes: true,
      input: z.strictObject({
        DBSubnetGroupName: reference(),
        DBSubnetGroupDescription: z.optional(text({ most: 255 })),
        SubnetIds: list(text(), SUBNETS_MOST),
      }),
      run: async (input) => {
        const group = store.change((document) => {
          const found = findSubnetGroup(document, input.DBSubnetGroupName);
          const subnets = covering(input.SubnetIds);
          const zones = zonesOf(subnets);
          const left = document.instances.find(
            (each) => each.subnetGroup === found.name && !zones.includes(each.availabilityZone),
          );
          if (left !== undefined) {
            throw new AwsError(
              'InvalidDBSubnetGroupStateFault',
              `The subnets of ${left.availabilityZone} are in use by the DB instance ${left.identifier}.`,
            );
          }
          found.subnets = subnets;
          found.description = input.DBSubnetGroupDescription ?? found.description;
          return found;
        });
        await store.saved();
        return { DBSubnetGroup: describeSubnetGroup(group) };
      },
    }),

    DescribeDBSubnetGroups: action({
      changes: false,
      input: z.strictObject({
        DBSubnetGroupName: z.optional(reference()),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { DBSubnetGroupName: name } = input;
        const { document } = store;
        const groups = name === undefined ? document.subnetGroups : [findSubnetGroup(document, name)];
        const { items, next } = page(filtered(groups, input.Filters, {}), (each) => each.name, input);
        return { DBSubnetGroups: items.map(describeSubnetGroup), ...next };
      },
    }),

    DeleteDBSubnetGroup: action({
      changes: true,
      input: z.strictObject({ DBSubnetGroupName: reference() }),
      run: async ({ DBSubnetGroupName: name }) => {
        store.change((document) => {
          const group = findSubnetGroup(document, name);
          const user = document.instances.find((each) => each.subnetGroup === name);
          if (name === DEFAULT_SUBNET_GROUP) {
            throw new AwsError(
              'InvalidDBSubnetGroupStateFault',
              'The default DB subnet group cannot be deleted.',
            );
          }
          if (user !== undefined) {
            throw new AwsError(
              'InvalidDBSubnetGroupStateFault',
              `Cannot delete the subnet group '${name}' because at least one database instance: ` +
                `${user.identifier} is still using it.`,
            );
          }
          document.subnetGroups.splice(document.subnetGroups.indexOf(group), 1);
        });
        await store.saved();
        return {};
      },
    }),
  };
}

export function findSubnetGroup(document: Readonly<RdsDocument>, name: string): SubnetGroupRecord {
  const group = document.subnetGroups.find((each) => each.name === name);
  if (group === undefined) {
    throw new AwsError('DBSubnetGroupNotFoundFault', `DB subnet group '${name}' does not exist.`);
  }
  return group;
}

/** The subnets, which must be known and lie in at least two Availability Zones. */
function covering(asked: readonly string[]): string[] {
  const unknown = asked.filter((id) => !SUBNETS.some((subnet) => subnet.id === id));
  if (unknown.length > 0) {
    throw new AwsError('InvalidSubnet', `Some input subnets in :[${unknown.join(', ')}] are invalid.`);
  }
  const zones = zonesOf(asked);
  if (zones.length < 2) {
    throw new AwsError(
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: " +
        `${zones.join(', ')}. Add subnets to cover at least 2 AZs.`,
    );
  }
  return [...new Set(asked)];
}

function zonesOf(subnets: readonly string[]): string[] {
  return SUBNETS.filter(({ id }) => subnets.includes(id)).map(({ zone }) => zone);
}

/** The record as the API shows it. */
export function describeSubnetGroup({
  name,
  description,
  subnets,
}: SubnetGroupRecord): Record<string, unknown> {
  return {
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: description,
    VpcId: VPC,
    SubnetGroupStatus: 'Complete',
    Subnets: SUBNETS.filter(({ id }) => subnets.includes(id)).map(({ id, zone }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: zone },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
    DBSubnetGroupArn: arnOf('subgrp', name),
    SupportedNetworkTypes: ['IPV4'],
  };
}
