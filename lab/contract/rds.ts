import * as z from 'zod/mini';

/**
 * The lab's RDS as the page meets it. What an action takes and answers has the names and shapes of the RDS API
 * (2014-10-31): https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html
 */

/** Body of `routes.rdsCall`: an action's input as an SDK takes it, lists as arrays, numbers and booleans as such. */
export const RdsInput = z.record(z.string(), z.unknown());
export type RdsInput = z.infer<typeof RdsInput>;

/** What the API refused, with AWS's own code and words. Anything else that goes wrong is a `LabError`. */
export const RdsRefusal = z.object({ code: z.string(), message: z.string() });
export type RdsRefusal = z.infer<typeof RdsRefusal>;

/** Answer of `routes.rdsCall`: the action's result, for example `{ DBInstance: … }`, or the refusal. */
export const RdsAnswer = z.union([
  z.object({ result: z.record(z.string(), z.unknown()) }),
  z.object({ refusal: RdsRefusal }),
]);
export type RdsAnswer = z.infer<typeof RdsAnswer>;

/** How long things take: as on AWS, in minutes, or as fast as the real servers behind allow. */
export const Pace = z.enum(['quick', 'true']);
export type Pace = z.infer<typeof Pace>;

/** The part of the API's DBInstance that the page and the checks read; more fields come along. */
export const DBInstance = z.looseObject({
  DBInstanceIdentifier: z.string(),
  DbiResourceId: z.string(),
  DBInstanceArn: z.string(),
  /** An open set of words: creating, backing-up, available, … */
  DBInstanceStatus: z.string(),
  DBInstanceClass: z.string(),
  Engine: z.string(),
  EngineVersion: z.string(),
  MasterUsername: z.string(),
  DBName: z.optional(z.string()),
  /** Absent until the instance has been created. */
  Endpoint: z.optional(z.object({ Address: z.string(), Port: z.number(), HostedZoneId: z.string() })),
  AllocatedStorage: z.number(),
  StorageType: z.string(),
  BackupRetentionPeriod: z.number(),
  PubliclyAccessible: z.boolean(),
  DeletionProtection: z.boolean(),
  MultiAZ: z.boolean(),
  AvailabilityZone: z.optional(z.string()),
  InstanceCreateTime: z.optional(z.string()),
  LatestRestorableTime: z.optional(z.string()),
  VpcSecurityGroups: z.array(z.object({ VpcSecurityGroupId: z.string(), Status: z.string() })),
  DBParameterGroups: z.array(
    z.object({ DBParameterGroupName: z.string(), ParameterApplyStatus: z.string() }),
  ),
  PendingModifiedValues: z.record(z.string(), z.unknown()),
  ReadReplicaSourceDBInstanceIdentifier: z.optional(z.string()),
  ReadReplicaDBInstanceIdentifiers: z.array(z.string()),
  StatusInfos: z.array(
    z.object({
      StatusType: z.string(),
      Normal: z.boolean(),
      Status: z.string(),
      Message: z.optional(z.string()),
    }),
  ),
  TagList: z.array(z.object({ Key: z.string(), Value: z.string() })),
});
export type DBInstance = z.infer<typeof DBInstance>;

/** One stage of what the service does with an instance now; the words for `what` are in the site. */
export const TimelineStage = z.object({
  what: z.enum([
    'checking', // the request and what it needs
    'preparing-storage', // a data volume, empty or from a snapshot
    'starting-server',
    'setting-up-users', // master user, the service's own users, procedures
    'configuring', // options from the parameter group
    'connecting', // endpoint, DNS, security group
    'snapshotting',
    'starting-replication',
    'stopping-replication',
    'restarting-server',
    'stopping-server',
    'changing-settings',
    'renaming',
    'resetting-password',
    'removing',
    'promoting-replicas',
  ]),
  /** The instance's status word while it lasts. */
  status: z.string(),
  startedAt: z.number(),
  finishedAt: z.optional(z.number()),
  /** About how long this takes on AWS, in milliseconds; it lasts so long at the true pace. */
  usual: z.number(),
});
export type TimelineStage = z.infer<typeof TimelineStage>;

/** What happens to one instance, stage by stage; the last one of each instance is kept. */
export const Timeline = z.object({
  instance: z.string(),
  /** The action that began it, for example CreateDBInstance. */
  action: z.string(),
  stages: z.array(TimelineStage),
  /** A stage that is waiting only for the true pace can be skipped. */
  skippable: z.boolean(),
});
export type Timeline = z.infer<typeof Timeline>;

/** A command that the service ran behind the API: what a person would have typed. Passwords are masked. */
export const UnderTheHood = z.object({
  at: z.number(),
  /** The instance's identifier. */
  on: z.string(),
  kind: z.enum(['docker', 'sql', 'file', 'network']),
  text: z.string(),
});
export type UnderTheHood = z.infer<typeof UnderTheHood>;

/** One call of the API that changes something, with what it caused. Newest last; a bounded number is kept. */
export const Deed = z.object({
  id: z.number(),
  at: z.number(),
  by: z.enum(['console', 'api', 'service']),
  action: z.string(),
  /** The same as an `aws rds …` command line. */
  command: z.string(),
  instance: z.optional(z.string()),
  refusal: z.optional(RdsRefusal),
  under: z.array(UnderTheHood),
});
export type Deed = z.infer<typeof Deed>;

/** Told to a window that watches RDS, whole, whenever any of it changes. */
export const RdsState = z.object({
  pace: Pace,
  instances: z.array(DBInstance),
  timelines: z.array(Timeline),
  deeds: z.array(Deed),
  /** Where the API is for the learner's own machine, and with which credentials. */
  access: z.object({
    /** Path of the API on the lab's own server, for programs on the learner's machine. */
    path: z.string(),
    region: z.string(),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
  }),
  /** Loopback ports of this machine that reach publicly accessible instances: identifier to port. */
  publicPorts: z.record(z.string(), z.number()),
  /** Seconds that each replica is behind its source, as the metric ReplicaLag tells: -1 while it does not replicate. */
  replicaLag: z.optional(z.record(z.string(), z.number())),
  /** What really runs: the image behind each engine version. */
  images: z.record(z.string(), z.string()),
});
export type RdsState = z.infer<typeof RdsState>;

export const SetPace = z.object({ pace: Pace });
export type SetPace = z.infer<typeof SetPace>;
