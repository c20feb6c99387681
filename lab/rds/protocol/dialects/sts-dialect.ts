import { AwsError } from '../../aws-error.ts';
import { nestedInput } from '../nested-input.ts';
import type { Dialect } from './dialect.ts';
import { queryError, queryResult } from './query-answers.ts';

const VERSION = '2011-06-15';
const NAMESPACE = `https://sts.amazonaws.com/doc/${VERSION}/`;

/** As much of https://docs.aws.amazon.com/STS/latest/APIReference/Welcome.html as answers “who am I?”. */
export const stsDialect: Dialect = {
  service: 'sts',
  version: VERSION,
  has: (action) => action === 'GetCallerIdentity',
  input: (parameters) => nestedInput(parameters, new Set(['member'])),
  result: (action, result, requestId) =>
    queryResult(NAMESPACE, { element: (name) => name, item: () => 'member' }, action, result, requestId),
  error: (error, requestId) => queryError(NAMESPACE, error, requestId),
  unknownAction: (action, version) =>
    new AwsError('InvalidAction', `Could not find operation ${action} for version ${version}`),
};
