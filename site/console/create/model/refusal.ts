import type { RdsRefusal } from '../../../../lab/contract/rds.ts';
import type { FieldName } from './form.ts';

const byCode: Record<string, FieldName> = {
  DBInstanceAlreadyExists: 'identifier',
  DBParameterGroupNotFound: 'parameterGroup',
  DBSubnetGroupNotFoundFault: 'subnetGroup',
  StorageQuotaExceeded: 'storage',
  InsufficientDBInstanceCapacity: 'instanceClass',
  'InvalidGroup.Duplicate': 'newGroup',
  'InvalidGroup.NotFound': 'groups',
};

/** Words of the API's messages, the telling ones first. */
const byWord: readonly [pattern: RegExp, field: FieldName][] = [
  [/MasterUserPassword|master (user )?password/i, 'password'],
  [/MasterUsername|master user ?name/i, 'username'],
  [/DBInstanceIdentifier|instance identifier/i, 'identifier'],
  [/MaxAllocatedStorage|max(imum)? storage/i, 'maxStorage'],
  [/AllocatedStorage|storage size/i, 'storage'],
  [/StorageType|storage type/i, 'storageType'],
  [/DBName|database name/i, 'database'],
  [/PreferredBackupWindow|backup window/i, 'backupStart'],
  [/PreferredMaintenanceWindow|maintenance window/i, 'maintenanceStart'],
  [/BackupRetention|retention/i, 'retention'],
  [/DBParameterGroup/i, 'parameterGroup'],
  [/SecurityGroup/i, 'groups'],
  [/DBInstanceClass|instance class/i, 'instanceClass'],
  [/EngineVersion/i, 'version'],
  [/AvailabilityZone/i, 'zone'],
  [/DeletionProtection/i, 'deletionProtection'],
  [/\bPort\b/i, 'port'],
];

/** The field that a refusal is about, where that can be told. */
export function refusedField(refusal: RdsRefusal): FieldName | undefined {
  if (Object.hasOwn(byCode, refusal.code)) return byCode[refusal.code];
  return byWord.find(([pattern]) => pattern.test(refusal.message))?.[1];
}
