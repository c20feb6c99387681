import { AwsError } from '../../aws-error.ts';

/** The refusals that the actions on instances make most. */
export function wrongState(words: string): AwsError {
  return new AwsError('InvalidDBInstanceState', words);
}

export function wrongCombination(words: string): AwsError {
  return new AwsError('InvalidParameterCombination', words);
}

export function wrongSnapshotState(words: string): AwsError {
  return new AwsError('InvalidDBSnapshotState', words);
}
