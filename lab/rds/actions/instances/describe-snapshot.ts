import { arnOf, VPC } from '../../state/account.ts';
import type { SnapshotRecord } from '../../state/model.ts';

/** The record as the API shows it. */
export function describeSnapshot(snapshot: SnapshotRecord): Record<string, unknown> {
  const { of } = snapshot;
  const takenAt = new Date(snapshot.createdAt).toISOString();
  const isTaken = snapshot.status !== 'creating';
  return {
    DBSnapshotIdentifier: snapshot.identifier,
    DBSnapshotArn: arnOf('snapshot', snapshot.identifier),
    DBInstanceIdentifier: of.identifier,
    DbiResourceId: of.resourceId,
    SnapshotType: snapshot.type,
    Status: snapshot.status,
    PercentProgress: isTaken ? 100 : 0,
    ...(isTaken ? { SnapshotCreateTime: takenAt, OriginalSnapshotCreateTime: takenAt } : {}),
    ...(of.createdAt === undefined ? {} : { InstanceCreateTime: new Date(of.createdAt).toISOString() }),
    Engine: 'mysql',
    EngineVersion: of.engineVersion,
    LicenseModel: 'general-public-license',
    AllocatedStorage: of.allocatedStorage,
    StorageType: of.storageType,
    Encrypted: false,
    Port: of.port,
    AvailabilityZone: of.availabilityZone,
    VpcId: VPC,
    MasterUsername: of.masterUsername,
    IAMDatabaseAuthenticationEnabled: false,
    SnapshotTarget: 'region',
    DedicatedLogVolume: false,
    MultiTenant: false,
    TagList: snapshot.tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}
