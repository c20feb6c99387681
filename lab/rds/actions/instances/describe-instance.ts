import type { DBInstance } from '../../../contract/rds.ts';
import { isReplicating, type KnownReplication } from '../../lifecycle/replication-watch.ts';
import { replicasOf, sourceOf } from '../../lifecycle/records.ts';
import { Changes } from '../../lifecycle/plans/modify.ts';
import { arnOf, endpointOf, HOSTED_ZONE } from '../../state/account.ts';
import type { InstanceRecord, PendingChanges, RdsDocument } from '../../state/model.ts';
import { defaultParameterGroup, findEngineVersion } from '../engine-versions.ts';
import { describeSubnetGroup, findSubnetGroup } from '../subnet-groups.ts';

/** The record as the API shows it. */
export function describeInstance(
  document: RdsDocument,
  record: InstanceRecord,
  replication: KnownReplication | undefined,
): DBInstance {
  const source = sourceOf(document, record);
  const family = findEngineVersion(record.engineVersion)?.family ?? '';
  return {
    DBInstanceIdentifier: record.identifier,
    DbiResourceId: record.resourceId,
    DBInstanceArn: arnOf('db', record.identifier),
    DBInstanceStatus: record.status,
    DBInstanceClass: record.instanceClass,
    Engine: 'mysql',
    EngineVersion: record.engineVersion,
    EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
    LicenseModel: 'general-public-license',
    MasterUsername: record.masterUsername,
    ...(record.databaseName === undefined ? {} : { DBName: record.databaseName }),
    ...(record.createdAt === undefined ? {} : created(record, record.createdAt)),
    ...(record.latestBackupAt === undefined || record.backupRetention === 0
      ? {}
      : { LatestRestorableTime: new Date(record.latestBackupAt).toISOString() }),
    AllocatedStorage: record.allocatedStorage,
    ...(record.maxAllocatedStorage === undefined ? {} : { MaxAllocatedStorage: record.maxAllocatedStorage }),
    StorageType: record.storageType,
    StorageEncrypted: false,
    AvailabilityZone: record.availabilityZone,
    MultiAZ: false,
    DbInstancePort: 0,
    BackupRetentionPeriod: record.backupRetention,
    PreferredBackupWindow: record.backupWindow,
    PreferredMaintenanceWindow: record.maintenanceWindow,
    AutoMinorVersionUpgrade: record.autoMinorVersionUpgrade,
    PubliclyAccessible: record.publiclyAccessible,
    DeletionProtection: record.deletionProtection,
    CopyTagsToSnapshot: record.copyTagsToSnapshot,
    IAMDatabaseAuthenticationEnabled: false,
    PerformanceInsightsEnabled: false,
    MonitoringInterval: 0,
    VpcSecurityGroups: record.securityGroups.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' })),
    DBSecurityGroups: [],
    DBParameterGroups: [
      { DBParameterGroupName: record.parameterGroup, ParameterApplyStatus: record.parameterApplyStatus },
    ],
    OptionGroupMemberships: [
      {
        OptionGroupName: defaultParameterGroup(family).replace(/^default\.mysql(\d+)\./, 'default:mysql-$1-'),
        Status: 'in-sync',
      },
    ],
    DBSubnetGroup: describeSubnetGroup(findSubnetGroup(document, record.subnetGroup)),
    PendingModifiedValues: pendingValues(record),
    ...(source === undefined ? {} : { ReadReplicaSourceDBInstanceIdentifier: source.identifier }),
    ReadReplicaDBInstanceIdentifiers: replicasOf(document, record.resourceId).map((each) => each.identifier),
    StatusInfos: statusInfos(record, replication),
    TagList: record.tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}

function created(record: InstanceRecord, at: number): Pick<DBInstance, 'Endpoint' | 'InstanceCreateTime'> {
  return {
    InstanceCreateTime: new Date(at).toISOString(),
    Endpoint: { Address: endpointOf(record.identifier), Port: record.port, HostedZoneId: HOSTED_ZONE },
  };
}

/** What waits for the window, and what a modification that is under way has still to do. */
function pendingValues({ pending, job }: InstanceRecord): Record<string, unknown> {
  const shown: Record<string, unknown> = shownPending(pending);
  if (job?.action !== 'ModifyDBInstance') return shown;
  const { identifier, masterPassword, ...settings } = Changes.parse(job.data);
  // The first stage puts all but the name and the password into force.
  return {
    ...shown,
    ...(job.stage === 0 ? shownPending(settings) : {}),
    ...shownPending({ identifier, masterPassword }),
  };
}

type Shown = { [Name in keyof PendingChanges]?: PendingChanges[Name] | undefined };

function shownPending(changes: Shown): Record<string, unknown> {
  const values = {
    DBInstanceClass: changes.instanceClass,
    AllocatedStorage: changes.allocatedStorage,
    MasterUserPassword: changes.masterPassword === undefined ? undefined : '****',
    Port: changes.port,
    BackupRetentionPeriod: changes.backupRetention,
    EngineVersion: changes.engineVersion,
    DBInstanceIdentifier: changes.identifier,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function info(Status: string, Message = ''): DBInstance['StatusInfos'] {
  const about = { StatusType: 'read replication', Normal: Status === 'replicating', Status };
  return [Message === '' ? about : { ...about, Message }];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstanceStatusInfo.html */
function statusInfos(record: InstanceRecord, known: KnownReplication | undefined): DBInstance['StatusInfos'] {
  if (record.source === undefined || known === undefined) return [];
  const { state, trouble } = known;
  if (state === undefined) {
    return trouble === undefined
      ? info('terminated', 'The replica has no source configured.')
      : info('error', `Its server does not answer: ${trouble}`);
  }
  if (isReplicating(state)) return info('replicating');
  if (state.errorNumber > 0) return info('error', `${state.errorMessage} (error ${state.errorNumber})`);
  if (state.receiver === 'connecting') return info('error', 'The replica is trying to reach its source.');
  return info('stopped');
}
