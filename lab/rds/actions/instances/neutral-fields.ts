import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import { boolean, field, integer, list, text, type Field } from '../fields.ts';

/**
 * Parameters to which the lab cannot give an effect. The value that asks for nothing is taken, because clients send
 * it unasked; any other is refused in clear words.
 */
function only<Value>(
  read: Field<Value>,
  neutral: readonly Value[],
  cannot: string,
): z.ZodMiniOptional<Field<Value>> {
  const checked = field((value) => {
    const given = z.safeParse(read, value);
    if (given.success && neutral.includes(given.data)) return given.data;
    const words = neutral.map(String).join(' or ');
    throw new AwsError(
      'InvalidParameterCombination',
      `Replication Lab cannot ${cannot}. Leave out {name}, or say ${words}.`,
    );
  });
  return z.optional(checked);
}

const off = (cannot: string) => only(boolean(), [false], cannot);

export const neutralFields = {
  MultiAZ: off('run a standby in a second Availability Zone'),
  EnableIAMDatabaseAuthentication: off('check database users with IAM'),
  EnablePerformanceInsights: off('collect Performance Insights'),
  DedicatedLogVolume: off('give the logs a volume of their own'),
  MonitoringInterval: only(integer(), [0], 'do Enhanced Monitoring'),
  NetworkType: only(text(), ['IPV4'], 'give an instance an IPv6 address'),
  CACertificateIdentifier: only(text(), ['rds-ca-rsa2048-g1'], 'choose a certificate authority'),
  DatabaseInsightsMode: only(text(), ['standard'], 'collect Database Insights'),
  LicenseModel: only(text(), ['general-public-license'], 'run MySQL under another license'),
  OptionGroupName: only(text(), ['default:mysql-8-4'], 'use option groups'),
};

/** Of actions that make a new instance. */
export const neutralAtCreation = {
  StorageEncrypted: off("encrypt an instance's storage"),
  EngineLifecycleSupport: only(
    text(),
    ['open-source-rds-extended-support-disabled', 'open-source-rds-extended-support'],
    'do this life cycle',
  ),
  EnableCloudwatchLogsExports: z.optional(
    z.pipe(
      list(text()),
      z.transform((logs, context) => {
        if (logs.length === 0) return logs;
        const message = 'Replication Lab cannot export logs to CloudWatch. Leave out {name}.';
        context.issues.push({ code: 'custom', message, input: logs });
        return z.NEVER;
      }),
    ),
  ),
};

/** Where credentials are given. */
export const neutralCredentials = {
  ManageMasterUserPassword: off('keep the password in a secrets service'),
};
