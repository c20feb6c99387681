import type { RdsInput } from './rds.ts';

/** `CreateDBInstance` is `create-db-instance` for the AWS CLI, and `DBInstanceIdentifier` `db-instance-identifier`. */
export function kebab(name: string): string {
  return name
    .replace(/IPv4/g, 'Ipv4')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** The same call as a person would type it; passwords are masked. One option a line. */
export function awsCommand(action: string, input: RdsInput, service: 'rds' | 'ec2' = 'rds'): string {
  const options = Object.entries(input).flatMap(([name, value]) => option(name, value));
  return [`aws ${service} ${kebab(action)}`, ...options].join(' \\\n    ');
}

function option(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const flag = `--${kebab(name)}`;
  if (value === true) return [flag];
  if (value === false) return [`--no-${kebab(name)}`];
  if (name.endsWith('Password')) return [`${flag} '********'`];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${flag} ${value.map(listItem).join(' ')}`];
  return [`${flag} ${quoted(scalar(value))}`];
}

function listItem(item: unknown): string {
  if (typeof item !== 'object' || item === null) return quoted(scalar(item));
  return quoted(
    Object.entries(item)
      .map(([key, value]) => `${key}=${Array.isArray(value) ? value.map(scalar).join(',') : scalar(value)}`)
      .join(','),
  );
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
