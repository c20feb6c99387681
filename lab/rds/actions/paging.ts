import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import { integer, text } from './fields.ts';

/** What every action that answers a list takes. */
export const pagingFields = {
  MaxRecords: z.optional(integer({ least: 20, most: 100 })),
  Marker: z.optional(text({ least: 0 })),
};

type Paging = { MaxRecords?: number | undefined; Marker?: string | undefined };

/**
 * One page of `items`, which must be in a stable order, and the marker of the next page where there is one. The
 * marker holds the key of the last item that was answered, so that what comes or goes between two pages moves nothing.
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxRecords = 100, Marker = '' }: Paging,
): { items: Item[]; next: { Marker?: string } } {
  const after = readMarker(Marker);
  const rest = after === undefined ? [...items] : items.slice(placeAfter(items, keyOf, after));
  const answered = rest.slice(0, MaxRecords);
  const last = answered.at(-1);
  const more = last !== undefined && rest.length > answered.length;
  const place = items.length - rest.length + answered.length;
  return { items: answered, next: more ? { Marker: writeMarker({ key: keyOf(last), place }) } : {} };
}

const After = z.strictObject({ key: z.string(), place: z.number().check(z.gte(0)) });
type After = z.infer<typeof After>;

function writeMarker(after: After): string {
  return Buffer.from(JSON.stringify(after)).toString('base64url');
}

/** The place after the item with the key; where that item has gone, the place where it was. */
function placeAfter<Item>(items: readonly Item[], keyOf: (item: Item) => string, after: After): number {
  const found = items.findIndex((item) => keyOf(item) === after.key);
  return found === -1 ? Math.max(0, after.place - 1) : found + 1;
}

function readMarker(marker: string): After | undefined {
  if (marker === '') return undefined;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(marker, 'base64url').toString());
  } catch (cause) {
    throw new AwsError('InvalidParameterValue', 'Invalid value for Marker.', { cause });
  }
  const read = z.safeParse(After, content);
  if (!read.success) throw new AwsError('InvalidParameterValue', 'Invalid value for Marker.');
  return read.data;
}
