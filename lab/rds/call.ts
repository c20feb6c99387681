import type { RdsInput } from '../contract/rds.ts';
import { LabError } from '../contract/lab-error.ts';
import { awsCommand } from '../contract/aws-command.ts';
import type { Action, Actions } from './actions/action.ts';
import { refusalOf } from './actions/fields.ts';
import { AwsError, internalFailure } from './aws-error.ts';
import { ec2Dialect } from './protocol/dialects/ec2-dialect.ts';
import { rdsDialect } from './protocol/dialects/rds-dialect.ts';
import type { Caller, Rds } from './rds.ts';
import type { Deeds } from './under-the-hood.ts';

/** A hostile input can be long; what is shown of it need not be. */
const COMMAND_MOST = 4000;

export type CallOptions = {
  actions: Actions;
  deeds: Deeds;
  /** Told of what is our fault: the caller only learns that there was one. */
  report: (error: unknown) => void;
};

/** Runs actions by their names: the one way in, for AWS clients, the console and checks alike. */
export function callThrough({ actions, deeds, report }: CallOptions): Rds['call'] {
  return async (name, input, by) => {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw rdsDialect.unknownAction(name.slice(0, 100), rdsDialect.version);
    const deed = action.changes ? deeds.begin(deedOf(name, input, by)) : undefined;
    try {
      return await run(action, input, by);
    } catch (error) {
      const refusal = error instanceof AwsError ? error : internalFailure(error);
      if (deed !== undefined) deeds.refused(deed, { code: refusal.code, message: refusal.message });
      // The page has words of its own for what a person can mend, such as a full disk.
      if (error instanceof LabError) throw error;
      if (refusal !== error) report(error);
      throw refusal;
    }
  };
}

async function run(action: Action<never>, input: RdsInput, by: Caller): Promise<Record<string, unknown>> {
  const read = action.input.safeParse(input);
  if (!read.success) throw refusalOf(read.error);
  return action.run(read.data, by);
}

function deedOf(action: string, input: RdsInput, by: Caller) {
  const service = ec2Dialect.has(action) ? 'ec2' : 'rds';
  const instance = input['DBInstanceIdentifier'];
  return {
    by,
    action,
    command: awsCommand(action, typed(input), service).slice(0, COMMAND_MOST),
    ...(typeof instance === 'string' ? { instance: instance.toLowerCase().slice(0, 63) } : {}),
  };
}

/** From the wire all scalars are strings; a flag's is a boolean, and is typed as one. */
function typed(input: RdsInput): RdsInput {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (value === 'true') return [name, true];
      return [name, value === 'false' ? false : value];
    }),
  );
}
