import { quoted } from './statement.ts';
import type { Run } from './replication.ts';

const NAME = /^[a-z][a-z0-9_]*$/;
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/;
const WRONG_TYPE = 1232;

/** `SET GLOBAL`; answers what the server said against it. */
export async function setVariable(run: Run, name: string, value: string | null): Promise<string | undefined> {
  if (!NAME.test(name)) throw new Error(`not the name of a variable: ${name}`);
  try {
    if (value === null) {
      await run(`SET GLOBAL ${name} = DEFAULT`);
      return undefined;
    }
    try {
      // A number as a string is refused by variables that are numbers, and the other way round.
      await run(`SET GLOBAL ${name} = ${NUMBER.test(value) ? value : quoted(value)}`);
    } catch (error) {
      if (!(NUMBER.test(value) && isServerError(error) && error.errno === WRONG_TYPE)) throw error;
      await run(`SET GLOBAL ${name} = ${quoted(value)}`);
    }
    return undefined;
  } catch (error) {
    if (isServerError(error)) return error.message;
    throw error;
  }
}

/** The server has answered, with a number of its own: it is there, and says no. */
function isServerError(error: unknown): error is Error & { errno: number } {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' && error.errno >= 1000;
}
