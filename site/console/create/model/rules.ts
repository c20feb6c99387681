import type { CreateWords } from '../words.ts';

/** Why a value would be refused, said in the page's language. */
export type Problem = (words: CreateWords['problems']) => string;

type Rule = (value: string) => Problem | undefined;

const IDENTIFIER_MOST = 63;
const USERNAME_MOST = 16;
const DATABASE_MOST = 64;
const GROUP_MOST = 255;

/** Names that the service keeps for itself. */
const OWN_NAMES = ['rdsadmin', 'rdsrepladmin', 'rds_superuser_role', 'mysql.sys', 'mysql.session'];
/** Words of SQL that people do try as names; the API knows the others. */
const SQL_WORDS = ['database', 'group', 'order', 'select', 'table', 'user', 'where'];
const SYSTEM_DATABASES = ['mysql', 'sys', 'information_schema', 'performance_schema'];

export const identifier: Rule = (value) => {
  if (value === '') return (say) => say.required;
  if (!/^[a-z]/i.test(value)) return (say) => say.startsWithLetter;
  if (!/^[a-z0-9-]+$/i.test(value)) return (say) => say.identifierCharacters;
  if (value.includes('--') || value.endsWith('-')) return (say) => say.identifierHyphens;
  if (value.length > IDENTIFIER_MOST) return (say) => say.tooLong(IDENTIFIER_MOST);
  return undefined;
};

/** A name that is not yet another instance's. */
export function freeIdentifier(value: string, taken: readonly string[]): Problem | undefined {
  if (taken.includes(value.toLowerCase())) return (say) => say.identifierTaken(value.toLowerCase());
  return identifier(value);
}

export const username: Rule = (value) => {
  if (value === '') return (say) => say.required;
  if (!/^[a-z]/i.test(value)) return (say) => say.startsWithLetter;
  if (!/^\w+$/.test(value)) return (say) => say.nameCharacters;
  if (value.length > USERNAME_MOST) return (say) => say.tooLong(USERNAME_MOST);
  if ([...OWN_NAMES, ...SQL_WORDS].includes(value.toLowerCase())) return (say) => say.reserved(value);
  return undefined;
};

export const password: Rule = (value) => {
  if (value === '') return (say) => say.required;
  if (!/^[\x21-\x7e]+$/.test(value)) return (say) => say.passwordAscii;
  if (/[/"@]/.test(value)) return (say) => say.passwordMarks;
  if (value.length < 8 || value.length > 41) return (say) => say.passwordLength;
  return undefined;
};

/** May be left empty. */
export const database: Rule = (value) => {
  if (value === '') return undefined;
  if (!/^[a-z]/i.test(value)) return (say) => say.startsWithLetter;
  if (!/^\w+$/.test(value)) return (say) => say.nameCharacters;
  if (value.length > DATABASE_MOST) return (say) => say.tooLong(DATABASE_MOST);
  if ([...SYSTEM_DATABASES, ...SQL_WORDS].includes(value.toLowerCase())) return (say) => say.reserved(value);
  return undefined;
};

export function newGroup(value: string, taken: readonly string[]): Problem | undefined {
  if (value === '') return (say) => say.required;
  if (!/^[\w .:/()#,@[\]+=&;{}!$*-]+$/.test(value)) return (say) => say.groupCharacters;
  if (value.startsWith('sg-')) return (say) => say.groupPrefix;
  if (value.length > GROUP_MOST) return (say) => say.tooLong(GROUP_MOST);
  if (taken.includes(value)) return (say) => say.groupTaken(value);
  return undefined;
}

export function wholeNumber(least: number, most: number): Rule {
  return (value) => {
    if (value === '') return (say) => say.required;
    if (!/^\d{1,9}$/.test(value)) return (say) => say.wholeNumber;
    if (Number(value) < least || Number(value) > most) return (say) => say.range(least, most);
    return undefined;
  };
}
