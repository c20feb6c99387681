import type { AwsError } from '../../aws-error.ts';
import { element, xmlMembers, xmlText, type Naming } from '../xml.ts';
import { XML_DECLARATION } from './dialect.ts';

/** Answers of the AWS Query protocol: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */

export function queryResult(
  namespace: string,
  naming: Naming,
  action: string,
  result: object,
  requestId: string,
): string {
  const members = xmlMembers(result, naming);
  // An action that answers nothing has no element for it either.
  const answer = members === '' ? '' : element(`${action}Result`, members);
  const metadata = element('ResponseMetadata', element('RequestId', xmlText(requestId)));
  return `${XML_DECLARATION}<${action}Response xmlns="${namespace}">${answer}${metadata}</${action}Response>`;
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization */
export function queryError(
  namespace: string,
  error: AwsError,
  requestId: string,
): { status: number; body: string } {
  const what = [
    element('Type', error.status < 500 ? 'Sender' : 'Receiver'),
    element('Code', xmlText(error.code)),
    element('Message', xmlText(error.message)),
  ];
  const body = `${element('Error', what.join(''))}${element('RequestId', xmlText(requestId))}`;
  return {
    status: error.status,
    body: `${XML_DECLARATION}<ErrorResponse xmlns="${namespace}">${body}</ErrorResponse>`,
  };
}
