import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import { type Field, list, text } from './fields.ts';

type Filter = { Name: string; Values: string[] };

/** `Filters` of a Describe action. */
export function filters(): Field<Filter[]> {
  return list(z.strictObject({ Name: text(), Values: list(text()) }), 20);
}

/** What an item answers for each filter that the action knows. */
export type FilterTable<Item> = Record<string, (item: Item) => readonly string[]>;

/**
 * The items that pass every filter; within one filter any of its values will do. `*` stands for anything where
 * `wildcards` says so (EC2).
 */
export function filtered<Item>(
  items: readonly Item[],
  asked: readonly Filter[] | undefined,
  table: FilterTable<Item>,
  wildcards = false,
): Item[] {
  const tests = (asked ?? []).map(({ Name, Values }) => {
    const answers = Object.hasOwn(table, Name) ? table[Name] : undefined;
    if (answers === undefined) {
      throw new AwsError('InvalidParameterValue', `Unrecognized filter name: ${Name}`);
    }
    const wanted = Values.map((value) => matcher(value, wildcards));
    return (item: Item) => answers(item).some((answer) => wanted.some((matches) => matches(answer)));
  });
  return items.filter((item) => tests.every((passes) => passes(item)));
}

function matcher(value: string, wildcards: boolean): (answer: string) => boolean {
  if (!wildcards || !value.includes('*')) return (answer) => answer.toLowerCase() === value.toLowerCase();
  // Parts in their order, found one after the other: no regular expression is made of what a caller sends.
  const parts = value.split('*');
  return (answer) => {
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    if (!answer.startsWith(first) || !answer.endsWith(last)) return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = answer.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return at <= answer.length - last.length;
  };
}
