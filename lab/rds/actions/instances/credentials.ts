import { field, text, type Field } from '../fields.ts';
import { AwsError } from '../../aws-error.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** Names of the service's own users and of MySQL's. */
const SERVICE_NAMES = ['rdsadmin', 'rdsrepladmin', 'rds_superuser_role', 'mysql', 'sys'];
const SERVICE_DATABASES = ['mysql', 'sys', 'information_schema', 'performance_schema', 'innodb'];

function isReserved(name: string): boolean {
  return RESERVED_WORDS.has(name.toUpperCase());
}

export function masterUsername(): Field<string> {
  const read = text({
    most: 16,
    pattern: /^[a-z]\w*$/i,
    says: '{name} must begin with a letter and contain only alphanumeric characters or underscores.',
  });
  return refusing(read, (name) => isReserved(name) || SERVICE_NAMES.includes(name.toLowerCase()));
}

export function databaseName(): Field<string> {
  const read = text({
    most: 64,
    pattern: /^[a-z]\w*$/i,
    says: '{name} must begin with a letter and contain only alphanumeric characters.',
  });
  return refusing(read, (name) => isReserved(name) || SERVICE_DATABASES.includes(name.toLowerCase()));
}

function refusing(read: Field<string>, isTaken: (name: string) => boolean): Field<string> {
  return field((value) => {
    const given = read.safeParse(value);
    if (!given.success) throw new AwsError('InvalidParameterValue', given.error.issues[0]?.message ?? '');
    if (!isTaken(given.data)) return given.data;
    throw new AwsError(
      'InvalidParameterValue',
      `{name} ${given.data} cannot be used as it is a reserved word used by the engine`,
    );
  });
}

function invalidPassword(why: string): AwsError {
  return new AwsError('InvalidParameterValue', `The parameter {name} is not a valid password${why}`);
}

export function masterPassword(): Field<string> {
  return field((value) => {
    if (typeof value !== 'string') throw invalidPassword('.');
    // Printable ASCII without the space and / " @.
    if (!/^[!#-.0-?A-~]*$/.test(value)) {
      throw invalidPassword(`. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`);
    }
    if (value.length < 8) throw invalidPassword(' because it is shorter than 8 characters.');
    if (value.length > 41) throw invalidPassword(' because it is longer than 41 characters.');
    return value;
  });
}

export function backupRetention(): Field<number> {
  return field((value) => {
    const days = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
    if (typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= 35) return days;
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid backup retention period: ${String(value)}. Retention period must be between 0 and 35.`,
    );
  });
}
