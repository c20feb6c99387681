import { escape } from 'mysql2';

const MASK = `'****'`;

/** A statement, and how it is told: each `'****'` stands for one secret, and what is too long is told in short. */
export type Statement =
  | string
  | { text: string; secrets: readonly string[] }
  | { text: string; whole: string };

export function textOf(statement: Statement): string {
  return typeof statement === 'string' ? statement : statement.text;
}

/** The statement as it runs. */
export function filled(statement: Statement): string {
  if (typeof statement === 'string') return statement;
  if ('whole' in statement) return statement.whole;
  const { text, secrets } = statement;
  const parts = text.split(MASK);
  if (parts.length !== secrets.length + 1) throw new Error(`${secrets.length} secrets do not fill: ${text}`);
  return parts.reduce((sql, part, index) => `${sql}${escape(secrets[index - 1])}${part}`);
}

const ACCOUNT_NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

/** An account that may come from anywhere. The API lets no other names through; here nothing else would be safe. */
export function accountOf(username: string): string {
  if (!ACCOUNT_NAME.test(username)) throw new Error(`not a user name: ${username}`);
  return `'${username}'@'%'`;
}

export function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** Safe under the modes that every session of the service sets for itself. */
export function quoted(text: string): string {
  return escape(text);
}
