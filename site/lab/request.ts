import * as z from 'zod/mini';
import { errorCatalogue, ErrorAnswer, type ErrorCode } from '../../lab/contract/errors.ts';
import { LabError } from '../../lab/contract/lab-error.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type RequestOptions<Schema extends z.ZodMiniType> = {
  method?: Method;
  body?: unknown;
  query?: Record<string, string>;
  /** For what the server takes its time with; half a minute otherwise. */
  timeoutMs?: number;
  answer: Schema;
};

/** The answer of routes that only say that it is done. */
export const Nothing = z.unknown();

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

async function errorOf(response: Response): Promise<LabError> {
  const body: unknown = await response.json().catch(() => undefined); // not JSON: not our server, told below
  const parsed = ErrorAnswer.safeParse(body);
  if (!parsed.success) {
    if (response.status === 403) return new LabError('not-allowed');
    return new LabError(response.status >= 500 ? 'internal' : 'lab-unreachable');
  }
  const { code, values } = parsed.data;
  return isKnown(code) ? new LabError(code, values) : new LabError('internal', values, { cause: code });
}

/** Asks the lab server; throws a `LabError` of the catalogue, whatever went wrong. */
export async function request<Schema extends z.ZodMiniType>(
  url: string,
  options: RequestOptions<Schema>,
): Promise<z.infer<Schema>> {
  const query = options.query === undefined ? '' : `?${new URLSearchParams(options.query)}`;
  let response: Response;
  try {
    response = await fetch(url + query, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
      ...(options.body === undefined
        ? {}
        : { body: JSON.stringify(options.body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (cause) {
    throw new LabError('lab-unreachable', {}, { cause });
  }
  if (!response.ok) throw await errorOf(response);
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    // A static host answers every address with its page: there is no lab behind it.
    throw new LabError('lab-unreachable', {}, { cause });
  }
  const parsed = options.answer.safeParse(body);
  if (!parsed.success) throw new LabError('internal', {}, { cause: parsed.error });
  return parsed.data;
}
