import * as z from 'zod/mini';

/** What the service knows and keeps over restarts. Times are milliseconds since the epoch. */

export const Tag = z.object({ key: z.string(), value: z.string() });
export type Tag = z.infer<typeof Tag>;

/** What a modification waits with for the maintenance window or the next reboot. */
const PendingChanges = z.object({
  instanceClass: z.optional(z.string()),
  allocatedStorage: z.optional(z.number()),
  masterPassword: z.optional(z.string()),
  port: z.optional(z.number()),
  backupRetention: z.optional(z.number()),
  identifier: z.optional(z.string()),
  engineVersion: z.optional(z.string()),
});
export type PendingChanges = z.infer<typeof PendingChanges>;

/** Work that the service has begun on an instance; after a restart it is taken up again from here. */
export const Job = z.object({
  action: z.enum([
    'CreateDBInstance',
    'CreateDBInstanceReadReplica',
    'RestoreDBInstanceFromDBSnapshot',
    'ModifyDBInstance',
    'RebootDBInstance',
    'StopDBInstance',
    'StartDBInstance',
    'DeleteDBInstance',
    'PromoteReadReplica',
    'CreateDBSnapshot',
  ]),
  /** The action's own data, as the job's code reads it. */
  data: z.record(z.string(), z.unknown()),
  /** The stage that is under way, counted from 0; those before it are done. */
  stage: z.number(),
});
export type Job = z.infer<typeof Job>;

export const InstanceRecord = z.object({
  /** DBInstanceIdentifier, lower case; changes by renaming. */
  identifier: z.string(),
  /** DbiResourceId, `db-` and 26 capitals and digits; never changes. */
  resourceId: z.string(),
  status: z.string(),
  instanceClass: z.string(),
  engineVersion: z.string(),
  allocatedStorage: z.number(),
  maxAllocatedStorage: z.optional(z.number()),
  storageType: z.string(),
  availabilityZone: z.string(),
  port: z.number(),
  masterUsername: z.string(),
  /** Kept until the server has it. */
  masterPassword: z.optional(z.string()),
  databaseName: z.optional(z.string()),
  backupRetention: z.number(),
  backupWindow: z.string(),
  maintenanceWindow: z.string(),
  autoMinorVersionUpgrade: z.boolean(),
  publiclyAccessible: z.boolean(),
  deletionProtection: z.boolean(),
  copyTagsToSnapshot: z.boolean(),
  parameterGroup: z.string(),
  parameterApplyStatus: z.enum(['in-sync', 'applying', 'pending-reboot']),
  securityGroups: z.array(z.string()),
  subnetGroup: z.string(),
  tags: z.array(Tag),
  createdAt: z.optional(z.number()),
  latestBackupAt: z.optional(z.number()),
  /** The source's resource id, of a read replica. */
  source: z.optional(z.string()),
  pending: PendingChanges,
  job: z.optional(Job),
});
export type InstanceRecord = z.infer<typeof InstanceRecord>;

export const SnapshotRecord = z.object({
  identifier: z.string(),
  /** Names its volume on the engine. */
  volume: z.string(),
  type: z.enum(['manual', 'automated']),
  status: z.enum(['creating', 'available', 'deleting']),
  createdAt: z.number(),
  bytes: z.number(),
  /** The instance as it was. */
  of: InstanceRecord,
  tags: z.array(Tag),
});
export type SnapshotRecord = z.infer<typeof SnapshotRecord>;

export const ParameterGroupRecord = z.object({
  name: z.string(),
  family: z.string(),
  description: z.string(),
  /** What differs from the family's defaults. */
  values: z.record(z.string(), z.string()),
  /** How each of them was asked to be applied. */
  applyMethods: z.record(z.string(), z.enum(['immediate', 'pending-reboot'])),
  tags: z.array(Tag),
});
export type ParameterGroupRecord = z.infer<typeof ParameterGroupRecord>;

/** `source` is a CIDR, or `sg-…`: whoever is in that group. */
export const InboundRule = z.object({
  id: z.string(),
  fromPort: z.number(),
  toPort: z.number(),
  source: z.string(),
  description: z.string(),
  /** Every protocol and port, as EC2's `-1`; the ports are then 0 to 65535. */
  everything: z.optional(z.boolean()),
});
export type InboundRule = z.infer<typeof InboundRule>;

export const SecurityGroupRecord = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  inbound: z.array(InboundRule),
  tags: z.array(Tag),
});
export type SecurityGroupRecord = z.infer<typeof SecurityGroupRecord>;

export const SubnetGroupRecord = z.object({
  name: z.string(),
  description: z.string(),
  subnets: z.array(z.string()),
  tags: z.array(Tag),
});
export type SubnetGroupRecord = z.infer<typeof SubnetGroupRecord>;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html tells the ids. */
export const EventRecord = z.object({
  at: z.number(),
  sourceType: z.enum(['db-instance', 'db-snapshot', 'db-parameter-group', 'db-security-group']),
  sourceIdentifier: z.string(),
  categories: z.array(z.string()),
  message: z.string(),
});
export type EventRecord = z.infer<typeof EventRecord>;

export const RdsDocument = z.object({
  pace: z.enum(['quick', 'true']),
  instances: z.array(InstanceRecord),
  snapshots: z.array(SnapshotRecord),
  parameterGroups: z.array(ParameterGroupRecord),
  securityGroups: z.array(SecurityGroupRecord),
  subnetGroups: z.array(SubnetGroupRecord),
  events: z.array(EventRecord),
});
export type RdsDocument = z.infer<typeof RdsDocument>;
