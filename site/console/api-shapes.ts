import * as z from 'zod/mini';

/** What the console reads of the API's answers; more comes along. */

export const SecurityGroup = z.object({
  GroupId: z.string(),
  GroupName: z.string(),
  Description: z.optional(z.string()),
  IpPermissions: z.array(
    z.object({
      IpProtocol: z.string(),
      FromPort: z.optional(z.number()),
      ToPort: z.optional(z.number()),
      IpRanges: z.optional(z.array(z.object({ CidrIp: z.string(), Description: z.optional(z.string()) }))),
      UserIdGroupPairs: z.optional(
        z.array(z.object({ GroupId: z.string(), Description: z.optional(z.string()) })),
      ),
    }),
  ),
});
export type SecurityGroup = z.infer<typeof SecurityGroup>;

export const RdsEvent = z.object({ Date: z.string(), Message: z.string(), SourceIdentifier: z.string() });
export type RdsEvent = z.infer<typeof RdsEvent>;

export const LogFile = z.object({ LogFileName: z.string(), LastWritten: z.number(), Size: z.number() });
export type LogFile = z.infer<typeof LogFile>;

export const LogPortion = z.object({ LogFileData: z.optional(z.string()) });

export const Snapshot = z.object({
  DBSnapshotIdentifier: z.string(),
  DBInstanceIdentifier: z.string(),
  Status: z.string(),
  SnapshotType: z.string(),
  SnapshotCreateTime: z.optional(z.string()),
  AllocatedStorage: z.number(),
  EngineVersion: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

export const ParameterGroup = z.object({
  DBParameterGroupName: z.string(),
  DBParameterGroupFamily: z.string(),
  Description: z.string(),
});
export type ParameterGroup = z.infer<typeof ParameterGroup>;

export const Parameter = z.object({
  ParameterName: z.string(),
  ParameterValue: z.optional(z.string()),
  Description: z.optional(z.string()),
  /** `user` where the group says something of its own. */
  Source: z.optional(z.string()),
  ApplyType: z.optional(z.string()),
  AllowedValues: z.optional(z.string()),
  IsModifiable: z.boolean(),
});
export type Parameter = z.infer<typeof Parameter>;
