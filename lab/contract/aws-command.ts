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
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${flag} ${listItems(value)}`];
  return [`${flag} ${quoted(scalar(value))}`];
}

/**
 * In the CLI's shorthand, or as JSON where a value has what the shorthand would take for its own.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
function listItems(items: unknown[]): string {
  const words = items.map(shorthand);
  return words.includes(undefined)
    ? quoted(JSON.stringify(items))
    : words.map((word) => quoted(word ?? '')).join(' ');
}

function shorthand(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return scalar(item);
  const pairs = Object.entries(item).map(([key, value]: [string, unknown]) => {
    const values = (Array.isArray(value) ? value : [value]).map(plain);
    return values.length === 0 || values.includes(undefined) ? undefined : `${key}=${values.join(',')}`;
  });
  return pairs.includes(undefined) ? undefined : pairs.join(',');
}

/** A value that means itself in the shorthand. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'object') return undefined;
  const text = scalar(value);
  return /^[^\s,'"=[\]{}\\]+$/.test(text) ? text : undefined;
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
