import type { IncomingMessage } from 'node:http';
import type { RdsInput } from '../../contract/rds.ts';
import { AwsError, internalFailure } from '../aws-error.ts';
import { REGION } from '../state/account.ts';
import type { Dialect } from './dialects/dialect.ts';
import { ec2Dialect } from './dialects/ec2-dialect.ts';
import { rdsDialect } from './dialects/rds-dialect.ts';
import { stsDialect } from './dialects/sts-dialect.ts';
import { readQueryParameters, type QueryParameters } from './query-parameters.ts';
import { readBody } from './read-body.ts';
import { verifySignature, type Credentials } from './sigv4/verify.ts';

const DIALECTS = [rdsDialect, ec2Dialect, stsDialect];
const FORM = 'application/x-www-form-urlencoded';
/** Actions only begin what takes long; one that is silent for so long is a fault. */
const CALL_MOST = 45_000;

export type AnswerOptions = {
  credentials: Credentials;
  call: (action: string, input: RdsInput) => Promise<Record<string, unknown>>;
  /** Told of what is our fault, because the client is not. */
  report: (error: unknown) => void;
  /** Milliseconds since the epoch. */
  now: () => number;
};

export type Answer = { status: number; body: string };

/** What a request gets, from its signature to the XML. Never rejects. */
export async function answerRequest(
  request: IncomingMessage,
  requestId: string,
  options: AnswerOptions,
): Promise<Answer> {
  const signedFor = serviceOf(request);
  let dialect = DIALECTS.find(({ service }) => service === signedFor) ?? rdsDialect;
  try {
    const body = await readBody(request);
    const parameters = parametersOf(request, body);
    if (signedFor === undefined) dialect = dialectOfVersion(parameters) ?? dialect;
    const { method = '', url = '', headers } = request;
    verifySignature(
      { method, target: url, headers, body },
      {
        credentials: options.credentials,
        region: REGION,
        service: dialect.service,
        now: options.now(),
      },
    );
    const action = actionOf(parameters, dialect);
    const said = new Map([...parameters].filter(([name]) => name !== 'Action' && name !== 'Version'));
    const result = await inTime(options.call(action, dialect.input(said)), action);
    return { status: 200, body: dialect.result(action, result, requestId) };
  } catch (error) {
    return dialect.error(refusalFor(error, options.report), requestId);
  }
}

function actionOf(parameters: QueryParameters, dialect: Dialect): string {
  const action = parameters.get('Action') ?? '';
  if (action === '') {
    throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
  }
  const version = parameters.get('Version') ?? 'NO_VERSION_SPECIFIED';
  if (version !== dialect.version || !dialect.has(action)) {
    throw dialect.unknownAction(action.slice(0, 100), version.slice(0, 40));
  }
  return action;
}

/** The service that a client has signed for; whether it could is found out later. */
function serviceOf({ headers }: IncomingMessage): string | undefined {
  return /Credential=[^,/]*\/[^,/]*\/[^,/]*\/([a-z0-9-]+)\//.exec(headers.authorization ?? '')?.[1];
}

function dialectOfVersion(parameters: QueryParameters): Dialect | undefined {
  return DIALECTS.find(({ version }) => version === parameters.get('Version'));
}

function parametersOf({ method, url = '', headers }: IncomingMessage, body: Buffer): QueryParameters {
  const [, ...parts] = url.split('?');
  const query = parts.join('?');
  if (method === 'GET') return readQueryParameters(query);
  if (method !== 'POST') throw new AwsError('MalformedInput', 'Requests are made by GET or POST.');
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (body.length > 0 && type !== FORM) {
    throw new AwsError('MalformedInput', `The Content-Type of a POST request must be ${FORM}.`);
  }
  return readQueryParameters(query, body.toString('utf8'));
}

/** What the client may know of what went wrong. */
function refusalFor(error: unknown, report: (error: unknown) => void): AwsError {
  if (error instanceof AwsError) return error;
  report(error);
  return internalFailure(error);
}

async function inTime<Result>(work: Promise<Result>, action: string): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`${action} did not answer in time`)), CALL_MOST);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
