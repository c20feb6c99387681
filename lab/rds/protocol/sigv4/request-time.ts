import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../../aws-error.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html tells of the window. */
const SKEW_MINUTES = 15;
const SKEW = SKEW_MINUTES * 60_000;

/** When a client says that it signed, as `20261122T131500Z`, from `X-Amz-Date` or `Date`. */
export function readRequestTime(headers: IncomingHttpHeaders): string {
  const amzDate = headers['x-amz-date'];
  if (typeof amzDate === 'string') {
    if (timeOf(amzDate) !== undefined) return amzDate;
    throw new AwsError(
      'IncompleteSignature',
      "Date must be in ISO-8601 'basic format'. Got '" +
        `${amzDate}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  const date = Date.parse(headers.date ?? '');
  if (!Number.isNaN(date)) return basicFormat(date);
  throw new AwsError(
    'IncompleteSignature',
    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
  );
}

/** Refuses a signature that is older, or newer, than clocks differ: what was overheard cannot be sent again later. */
export function checkRequestTime(requestTime: string, now: number): void {
  const signedAt = timeOf(requestTime) ?? 0;
  if (signedAt < now - SKEW) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      `Signature expired: ${requestTime} is now earlier than ${basicFormat(now - SKEW)} ` +
        `(${basicFormat(now)} - ${SKEW_MINUTES} min.)`,
    );
  }
  if (signedAt > now + SKEW) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      `Signature not yet current: ${requestTime} is still later than ${basicFormat(now + SKEW)} ` +
        `(${basicFormat(now)} + ${SKEW_MINUTES} min.)`,
    );
  }
}

function timeOf(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function basicFormat(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
