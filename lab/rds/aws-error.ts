/** Codes as they are on the wire (often without the SDK's "Fault"), and their HTTP status. */
export const awsErrorStatus = {
  DBInstanceNotFound: 404,
  DBInstanceAlreadyExists: 400,
  InvalidDBInstanceState: 400,
  InstanceQuotaExceeded: 400,
  StorageQuotaExceeded: 400,
  InsufficientDBInstanceCapacity: 400,
  DBInstanceNotReady: 400,
  DBLogFileNotFoundFault: 404,
  DBParameterGroupNotFound: 404,
  DBParameterGroupAlreadyExists: 400,
  DBParameterGroupQuotaExceeded: 400,
  InvalidDBParameterGroupState: 400,
  DBSnapshotNotFound: 404,
  DBSnapshotAlreadyExists: 400,
  InvalidDBSnapshotState: 400,
  SnapshotQuotaExceeded: 400,
  DBSubnetGroupNotFoundFault: 404,
  DBSubnetGroupAlreadyExists: 400,
  DBSubnetGroupQuotaExceeded: 400,
  DBSubnetGroupDoesNotCoverEnoughAZs: 400,
  InvalidDBSubnetGroupStateFault: 400,
  InvalidSubnet: 400,
  InvalidVPCNetworkStateFault: 400,
  'InvalidVpcID.NotFound': 400,
  'InvalidSubnetID.NotFound': 400,
  SecurityGroupLimitExceeded: 400,
  RulesPerSecurityGroupLimitExceeded: 400,
  CannotDelete: 400,
  'InvalidSecurityGroupRuleId.NotFound': 400,
  'InvalidGroup.NotFound': 400,
  'InvalidGroup.Duplicate': 400,
  'InvalidPermission.Duplicate': 400,
  'InvalidPermission.NotFound': 400,
  DependencyViolation: 400,
  InvalidParameterValue: 400,
  InvalidParameterCombination: 400,
  MissingParameter: 400,
  InvalidAction: 400,
  AccessDenied: 403,
  IncompleteSignature: 400,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
  RequestExpired: 400,
  MalformedInput: 400,
  MalformedQueryString: 404,
  InvalidQueryParameter: 400,
  MissingAction: 400,
  RequestEntityTooLarge: 413,
  ServiceUnavailable: 503,
  Throttling: 400,
  InternalFailure: 500,
} as const;

export type AwsErrorCode = keyof typeof awsErrorStatus;

/** A refusal of the API, in AWS's terms. Everything else that is thrown is a fault of ours: `InternalFailure`. */
export class AwsError extends Error {
  readonly code: AwsErrorCode;

  constructor(code: AwsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AwsError';
    this.code = code;
  }

  get status(): number {
    return awsErrorStatus[this.code];
  }
}

/** What a caller may know of a fault of ours; the fault itself is for the report. */
export function internalFailure(cause: unknown): AwsError {
  const words = 'The request processing has failed because of an unknown error, exception or failure.';
  return new AwsError('InternalFailure', words, { cause });
}
