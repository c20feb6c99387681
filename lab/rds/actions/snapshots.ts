import * as z from 'zod/mini';
import { requireInstance, requireSnapshot } from '../lifecycle/records.ts';
import type { Service } from '../service.ts';
import { arnOf, VPC } from '../state/account.ts';
import type { SnapshotRecord } from '../state/model.ts';
import { action, type Actions } from './action.ts';
import { boolean, choice, reference, text } from './fields.ts';
import { type FilterTable, filtered, filters } from './filters.ts';
import { page, pagingFields } from './paging.ts';

const FILTERS: FilterTable<SnapshotRecord> = {
  'db-instance-id': ({ of }) => [of.identifier, arnOf('db', of.identifier)],
  'db-snapshot-id': ({ identifier }) => [identifier],
  'dbi-resource-id': ({ of }) => [of.resourceId],
  'snapshot-type': ({ type }) => [type],
  engine: () => ['mysql'],
};

/** Shows snapshots; what makes and removes them is among the instances' actions. */
export function snapshotActions({ store }: Service): Actions {
  return {
    DescribeDBSnapshots: action({
      changes: false,
      input: z.strictObject({
        DBInstanceIdentifier: z.optional(reference()),
        DBSnapshotIdentifier: z.optional(reference()),
        DbiResourceId: z.optional(text()),
        SnapshotType: z.optional(choice(['automated', 'manual', 'shared', 'public', 'awsbackup'])),
        IncludeShared: z.optional(boolean()),
        IncludePublic: z.optional(boolean()),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { document } = store;
        const { DBInstanceIdentifier: instance, DBSnapshotIdentifier: name, SnapshotType: type } = input;
        const all = name === undefined ? document.snapshots : [requireSnapshot(document, name)];
        const asked = filtered(all, input.Filters, FILTERS).filter(
          ({ of, type: each }) =>
            (instance === undefined || of.identifier === instanceName(instance)) &&
            (input.DbiResourceId === undefined || of.resourceId === input.DbiResourceId) &&
            (type === undefined || each === type),
        );
        // An instance that has gone can have left snapshots; one that never was is an error.
        if (instance !== undefined && asked.length === 0 && name === undefined) {
          requireInstance(document, instance);
        }
        const { items, next } = page(asked, ({ identifier }) => identifier, input);
        return { DBSnapshots: items.map(describeSnapshot), ...next };
      },
    }),
  };
}

function instanceName(asked: string): string {
  return asked.split(':db:').at(-1) ?? asked;
}

/** The record as the API shows it. */
export function describeSnapshot({
  identifier,
  of,
  type,
  status,
  createdAt,
  tags,
}: SnapshotRecord): Record<string, unknown> {
  const time = new Date(createdAt).toISOString();
  return {
    DBSnapshotIdentifier: identifier,
    DBSnapshotArn: arnOf('snapshot', identifier),
    DBInstanceIdentifier: of.identifier,
    DbiResourceId: of.resourceId,
    SnapshotType: type,
    Status: status,
    PercentProgress: status === 'creating' ? 0 : 100,
    ...(status === 'creating' ? {} : { SnapshotCreateTime: time, OriginalSnapshotCreateTime: time }),
    ...(of.createdAt === undefined ? {} : { InstanceCreateTime: new Date(of.createdAt).toISOString() }),
    Engine: 'mysql',
    EngineVersion: of.engineVersion,
    LicenseModel: 'general-public-license',
    AllocatedStorage: of.allocatedStorage,
    StorageType: of.storageType,
    AvailabilityZone: of.availabilityZone,
    VpcId: VPC,
    Port: of.port,
    MasterUsername: of.masterUsername,
    Encrypted: false,
    IAMDatabaseAuthenticationEnabled: false,
    ProcessorFeatures: [],
    SnapshotTarget: 'region',
    TagList: tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}
