import type { RdsInput } from '../../../contract/rds.ts';
import type { AwsError } from '../../aws-error.ts';
import type { QueryParameters } from '../query-parameters.ts';

/** What an AWS service's requests and answers look like. Actions have one form for all, that of the SDKs. */
export interface Dialect {
  /** As in the scope of a signature. */
  readonly service: 'rds' | 'ec2' | 'sts';
  /** As in the parameter `Version`. */
  readonly version: string;
  /** Whether an action of this name would be one of this service. */
  has(action: string): boolean;
  /** What a request says, less `Action` and `Version`. */
  input(parameters: QueryParameters): RdsInput;
  result(action: string, result: object, requestId: string): string;
  error(error: AwsError, requestId: string): { status: number; body: string };
  unknownAction(action: string, version: string): AwsError;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
