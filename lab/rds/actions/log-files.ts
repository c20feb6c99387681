import * as z from 'zod/mini';
import { AwsError } from '../aws-error.ts';
import { requireInstance } from '../lifecycle/records.ts';
import type { Service } from '../service.ts';
import { action, type Actions } from './action.ts';
import { integer, reference, text } from './fields.ts';
import { filtered, filters } from './filters.ts';
import { page, pagingFields } from './paging.ts';

/** As AWS limits one answer. */
const PORTION_MOST = 1024 * 1024;
const LINES_MOST = 10_000;

/** Shows the server's log files, and what stands in them. */
export function logFileActions({ store, servers }: Service): Actions {
  return {
    DescribeDBLogFiles: action({
      changes: false,
      input: z.strictObject({
        DBInstanceIdentifier: reference(),
        FilenameContains: z.optional(text()),
        FileLastWritten: z.optional(integer({ least: 0 })),
        FileSize: z.optional(integer({ least: 0 })),
        Filters: z.optional(filters()),
        ...pagingFields,
      }),
      run: async (input) => {
        const { FilenameContains: part = '', FileLastWritten: since = 0, FileSize: least = 0 } = input;
        const { resourceId } = requireReady(store.document, input.DBInstanceIdentifier);
        const files = filtered(await servers.logFiles(resourceId), input.Filters, {})
          .filter(
            ({ name, size, lastWritten }) => name.includes(part) && lastWritten >= since && size >= least,
          )
          .toSorted((one, other) => one.name.localeCompare(other.name));
        const { items, next } = page(files, ({ name }) => name, input);
        return {
          DescribeDBLogFiles: items.map(({ name, size, lastWritten }) => ({
            LogFileName: name,
            LastWritten: Math.floor(lastWritten),
            Size: size,
          })),
          ...next,
        };
      },
    }),

    DownloadDBLogFilePortion: action({
      changes: false,
      input: z.strictObject({
        DBInstanceIdentifier: reference(),
        LogFileName: text(),
        Marker: z.optional(integer({ least: 0 })),
        NumberOfLines: z.optional(integer({ least: 1, most: LINES_MOST })),
      }),
      run: async ({ DBInstanceIdentifier, LogFileName: name, Marker: marker, NumberOfLines }) => {
        const { resourceId } = requireReady(store.document, DBInstanceIdentifier);
        const file = (await servers.logFiles(resourceId)).find((each) => each.name === name);
        const from = marker ?? Math.max(0, (file?.size ?? 0) - PORTION_MOST);
        const bytes = file && (await servers.logPortion(resourceId, name, from, PORTION_MOST));
        if (file === undefined || bytes === undefined) {
          throw new AwsError(
            'DBLogFileNotFoundFault',
            `DBLog File: ${name}, is not found on the DB instance`,
          );
        }
        const lines = NumberOfLines ?? LINES_MOST;
        if (marker === undefined) {
          return {
            LogFileData: lastLines(bytes, lines, from > 0).toString(),
            Marker: String(from + bytes.length),
            AdditionalDataPending: false,
          };
        }
        const portion = firstLines(bytes, lines, from + bytes.length >= file.size);
        const end = from + portion.length;
        return {
          LogFileData: portion.toString(),
          Marker: String(end),
          AdditionalDataPending: end < file.size,
        };
      },
    }),
  };
}

function requireReady(document: Service['store']['document'], name: string) {
  const record = requireInstance(document, name);
  if (record.createdAt === undefined) {
    throw new AwsError(
      'DBInstanceNotReady',
      `DB instance ${record.identifier} is not ready: it is ${record.status}.`,
    );
  }
  return record;
}

const NEW_LINE = 0x0a;

/** So many lines from the start; a line that is cut stays away, unless the file ends with it or it fills the portion. */
function firstLines(bytes: Buffer, most: number, isEndOfFile: boolean): Buffer {
  let end = 0;
  for (let lines = 0; lines < most; lines += 1) {
    const found = bytes.indexOf(NEW_LINE, end);
    if (found === -1) return isEndOfFile || end === 0 ? bytes : bytes.subarray(0, end);
    end = found + 1;
    if (end === bytes.length) return bytes;
  }
  return bytes.subarray(0, end);
}

/** So many lines up to the end. */
function lastLines(bytes: Buffer, most: number, isCut: boolean): Buffer {
  let start = bytes.length;
  for (let lines = 0; lines < most && start > 0; lines += 1) {
    const found = start < 2 ? -1 : bytes.lastIndexOf(NEW_LINE, start - 2);
    if (found === -1) {
      // The first line of a portion that begins within the file is the rest of one.
      return isCut && start < bytes.length ? bytes.subarray(start) : bytes;
    }
    start = found + 1;
  }
  return bytes.subarray(start);
}
