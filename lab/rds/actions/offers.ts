import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import { ZONES } from '../state/account.ts';
import { action, type Actions } from './action.ts';
import {
  INSTANCE_CLASSES,
  type InstanceClass,
  STORAGE_LEAST_GIB,
  STORAGE_MOST_GIB,
  STORAGE_TYPES,
} from './classes.ts';
import {
  DEFAULT_ENGINE_VERSION,
  ENGINE_VERSIONS,
  type EngineVersion,
  engineVersionDescription,
  findEngineVersion,
} from './engine-versions.ts';
import { boolean, text } from './fields.ts';
import { type FilterTable, filtered, filters } from './filters.ts';
import { page, pagingFields } from './paging.ts';

const VERSION_FILTERS: FilterTable<EngineVersion> = {
  'db-parameter-group-family': ({ family }) => [family],
  engine: ({ engine }) => [engine],
  'engine-mode': () => ['provisioned'],
  'engine-version': ({ version }) => [version],
  status: () => ['available'],
};

/** What can be had: engine versions and instance classes. */
export function offerActions(): Actions {
  return {
    DescribeDBEngineVersions: action({
      changes: false,
      input: z.strictObject({
        Engine: z.optional(text()),
        EngineVersion: z.optional(text()),
        DBParameterGroupFamily: z.optional(text()),
        DefaultOnly: z.optional(boolean()),
        IncludeAll: z.optional(boolean()),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { Engine: engine, EngineVersion: asked, DBParameterGroupFamily: family } = input;
        const versions = filtered(ENGINE_VERSIONS, input.Filters, VERSION_FILTERS).filter(
          (each) =>
            (engine === undefined || each.engine === engine) &&
            (asked === undefined || each.version === asked || each.version.startsWith(`${asked}.`)) &&
            (family === undefined || each.family === family) &&
            (input.DefaultOnly !== true || each.version === DEFAULT_ENGINE_VERSION),
        );
        const { items, next } = page(versions, ({ version }) => version, input);
        return { DBEngineVersions: items.map(describeVersion), ...next };
      },
    }),

    DescribeOrderableDBInstanceOptions: action({
      changes: false,
      input: z.strictObject({
        Engine: text(),
        EngineVersion: z.optional(text()),
        DBInstanceClass: z.optional(text()),
        LicenseModel: z.optional(text()),
        Vpc: z.optional(boolean()),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { DBInstanceClass: instanceClass, EngineVersion: asked, LicenseModel: license } = input;
        if (input.Engine !== 'mysql') {
          throw new AwsError(
            'InvalidParameterValue',
            `Replication Lab does not offer the engine ${input.Engine}: mysql`,
          );
        }
        const versions = asked === undefined ? ENGINE_VERSIONS : [findEngineVersion(asked)];
        const options = versions.flatMap((version) =>
          version === undefined || input.Vpc === false ? [] : optionsOf(version),
        );
        const wanted = filtered(options, input.Filters, {}).filter(
          (option) =>
            (instanceClass === undefined || option.DBInstanceClass === instanceClass) &&
            (license === undefined || option.LicenseModel === license),
        );
        const { items, next } = page(wanted, keyOf, input);
        return { OrderableDBInstanceOptions: items, ...next };
      },
    }),
  };
}

function describeVersion(version: EngineVersion): Record<string, unknown> {
  return {
    Engine: version.engine,
    EngineVersion: version.version,
    MajorEngineVersion: version.version.split('.').slice(0, 2).join('.'),
    DBParameterGroupFamily: version.family,
    DBEngineDescription: 'MySQL Community Edition',
    DBEngineVersionDescription: engineVersionDescription(version),
    ValidUpgradeTarget: version.upgrades.map((upgrade) => ({
      Engine: version.engine,
      EngineVersion: upgrade,
      Description: `MySQL ${upgrade}`,
      AutoUpgrade: false,
      IsMajorVersionUpgrade: false,
    })),
    ExportableLogTypes: ['error', 'general', 'slowquery'],
    SupportsLogExportsToCloudwatchLogs: false,
    SupportsReadReplica: true,
    SupportedEngineModes: ['provisioned'],
    SupportsParallelQuery: false,
    SupportsGlobalDatabases: false,
    Status: 'available',
  };
}

type Option = ReturnType<typeof optionsOf>[number];

function keyOf({ EngineVersion, DBInstanceClass, StorageType }: Option): string {
  return [EngineVersion, DBInstanceClass, StorageType].join(' ');
}

function optionsOf(version: EngineVersion) {
  return INSTANCE_CLASSES.flatMap((instanceClass) =>
    STORAGE_TYPES.map((storageType) => optionOf(version, instanceClass, storageType)),
  );
}

function optionOf(version: EngineVersion, { name }: InstanceClass, storageType: string) {
  return {
    Engine: version.engine,
    EngineVersion: version.version,
    DBInstanceClass: name,
    LicenseModel: 'general-public-license',
    AvailabilityZones: ZONES.map((zone) => ({ Name: zone })),
    MultiAZCapable: false,
    ReadReplicaCapable: true,
    Vpc: true,
    SupportsStorageEncryption: false,
    StorageType: storageType,
    SupportsIops: false,
    SupportsEnhancedMonitoring: false,
    SupportsIAMDatabaseAuthentication: false,
    SupportsPerformanceInsights: false,
    MinStorageSize: STORAGE_LEAST_GIB,
    MaxStorageSize: STORAGE_MOST_GIB,
    SupportsStorageAutoscaling: true,
    SupportsKerberosAuthentication: false,
    OutpostCapable: false,
    SupportedNetworkTypes: ['IPV4'],
  };
}
