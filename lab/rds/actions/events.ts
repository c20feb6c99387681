import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import type { Service } from '../service.ts';
import { arnOf } from '../state/account.ts';
import { EventRecord } from '../state/model.ts';
import { action, type Actions } from './action.ts';
import { choice, integer, list, reference, text, time } from './fields.ts';
import { filtered, filters } from './filters.ts';
import { page, pagingFields } from './paging.ts';

const MINUTE = 60_000;
/** How long AWS keeps events. */
const KEPT_MINUTES = 14 * 24 * 60;

const CATEGORIES: Record<EventRecord['sourceType'], string[]> = {
  'db-instance': [
    'availability',
    'backup',
    'configuration change',
    'creation',
    'deletion',
    'failure',
    'maintenance',
    'notification',
    'read replica',
    'recovery',
    'restoration',
  ],
  'db-snapshot': ['creation', 'deletion', 'notification', 'restoration'],
  'db-parameter-group': ['configuration change'],
  'db-security-group': ['configuration change', 'failure'],
};
const SOURCE_TYPES = EventRecord.shape.sourceType.options;
const ARN_KINDS = {
  'db-instance': 'db',
  'db-snapshot': 'snapshot',
  'db-parameter-group': 'pg',
  'db-security-group': 'secgrp',
};

/** Shows what has happened. */
export function eventActions({ store }: Service): Actions {
  return {
    DescribeEvents: action({
      changes: false,
      input: z.strictObject({
        SourceIdentifier: z.optional(reference()),
        SourceType: z.optional(choice(SOURCE_TYPES)),
        StartTime: z.optional(time()),
        EndTime: z.optional(time()),
        Duration: z.optional(integer({ least: 1, most: KEPT_MINUTES })),
        EventCategories: z.optional(list(text())),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { SourceIdentifier: source, SourceType: type, EventCategories: categories } = input;
        if (source !== undefined && type === undefined) {
          throw new AwsError(
            'InvalidParameterCombination',
            'The parameter SourceType must be provided when the parameter SourceIdentifier is.',
          );
        }
        const { from, until } = spanOf(input, Date.now());
        const events = store.document.events.filter(
          (event) =>
            event.at >= from &&
            event.at <= until &&
            (type === undefined || event.sourceType === type) &&
            (source === undefined || event.sourceIdentifier === source) &&
            (categories === undefined || categories.some((each) => event.categories.includes(each))),
        );
        const { items, next } = page(filtered(events, input.Filters, {}), keyOf, input);
        return { Events: items.map(describeEvent), ...next };
      },
    }),

    DescribeEventCategories: action({
      changes: false,
      input: z.strictObject({
        SourceType: z.optional(choice(SOURCE_TYPES)),
        Filters: z.optional(filters()),
      }),
      run: async ({ SourceType: type, Filters: asked }) => {
        const types = filtered(SOURCE_TYPES, asked, {}).filter((each) => type === undefined || each === type);
        return {
          EventCategoriesMapList: types.map((each) => ({
            SourceType: each,
            EventCategories: CATEGORIES[each],
          })),
        };
      },
    }),
  };
}

type Span = { StartTime?: number | undefined; EndTime?: number | undefined; Duration?: number | undefined };

/** The last hour where nothing else is asked; `Duration` is counted back from the end, or on from the start. */
function spanOf({ StartTime: start, EndTime: end, Duration: minutes }: Span, now: number) {
  if (start !== undefined && end !== undefined) {
    if (minutes !== undefined) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Duration cannot be specified together with both StartTime and EndTime.',
      );
    }
    if (start > end) {
      throw new AwsError('InvalidParameterCombination', 'The start time must be before the end time.');
    }
    return { from: start, until: end };
  }
  const length = (minutes ?? 60) * MINUTE;
  if (start !== undefined) return { from: start, until: minutes === undefined ? now : start + length };
  return { from: (end ?? now) - length, until: end ?? now };
}

/** Events have no name: time, source and words tell them apart. */
function keyOf({ at, sourceIdentifier, message }: EventRecord): string {
  return `${at} ${sourceIdentifier} ${message}`;
}

function describeEvent(event: EventRecord): Record<string, unknown> {
  return {
    SourceIdentifier: event.sourceIdentifier,
    SourceType: event.sourceType,
    Message: event.message,
    EventCategories: event.categories,
    Date: new Date(event.at).toISOString(),
    SourceArn: arnOf(ARN_KINDS[event.sourceType], event.sourceIdentifier),
  };
}
