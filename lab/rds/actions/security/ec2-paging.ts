import * as z from 'zod/mini';
import { integer, text } from '../fields.ts';
import { page } from '../paging.ts';

/** EC2's names for the same. */
export const ec2PagingFields = {
  MaxResults: z.optional(integer({ least: 5, most: 1000 })),
  NextToken: z.optional(text()),
};

type Paging = { MaxResults?: number | undefined; NextToken?: string | undefined };

export function ec2Page<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults = 1000, NextToken }: Paging,
): { items: Item[]; next: { NextToken?: string } } {
  const { items, next } = page(all, keyOf, { MaxRecords: MaxResults, Marker: NextToken });
  return { items, next: next.Marker === undefined ? {} : { NextToken: next.Marker } };
}
