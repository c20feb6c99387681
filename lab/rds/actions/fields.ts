import * as z from 'zod/mini';
import { AwsError, type AwsErrorCode } from '../aws-error.ts';

/**
 * Fields of an action's input. From the console they are native values, from the wire they are strings: each field
 * takes both. What a field refuses it refuses in AWS's words; `{name}` in them becomes the parameter's name.
 */
export type Field<Value> = z.ZodMiniType<Value>;

const TEXT_MOST = 4096;
const LIST_MOST = 200;
const TAGS_MOST = 50;

/** A field of any kind; `read` throws `AwsError` for what it refuses, and never sees a missing value. */
export function field<Value>(read: (value: unknown) => Value): Field<Value> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      try {
        if (value === undefined || value === null) {
          throw new AwsError('MissingParameter', 'The request must contain the parameter {name}.');
        }
        return read(value);
      } catch (error) {
        // A refusal becomes an issue, so that zod tells where it is; anything else is a fault of ours.
        if (!(error instanceof AwsError)) throw error;
        context.issues.push({
          code: 'custom',
          message: error.message,
          params: { code: error.code },
          input: value,
        });
        return z.NEVER;
      }
    }),
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

type TextRules = { least?: number; most?: number; pattern?: RegExp; says?: string };

/** @param rules `says`: the words for what does not match `pattern` */
export function text(rules: TextRules = {}): Field<string> {
  const { least = 1, most = TEXT_MOST, pattern, says = 'The parameter {name} is not valid.' } = rules;
  return field((value) => {
    if (typeof value !== 'string') throw invalid('The parameter {name} must be a string.');
    if (value === '' && least > 0)
      throw invalid('The parameter {name} must be provided and must not be blank.');
    if (value.length < least || value.length > most) {
      throw invalid(`The parameter {name} must have from ${least} to ${most} characters.`);
    }
    if (pattern !== undefined && !pattern.test(value)) throw invalid(says);
    return value;
  });
}

/** The name of something that exists. Upper and lower case are the same; whether it exists is the action's question. */
export function reference(): Field<string> {
  return z.pipe(
    text({ most: 512 }),
    z.transform((name) => name.toLowerCase()),
  );
}

/** The name of something new; RDS keeps it in lower case. */
export function identifier(most = 63): Field<string> {
  const rules = text({
    most,
    pattern: /^[a-z](?!.*--)[a-z0-9-]*(?<!-)$/i,
    says:
      'The parameter {name} is not a valid identifier. Identifiers must begin with a letter; must contain only ' +
      'ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
  });
  return z.pipe(
    rules,
    z.transform((name) => name.toLowerCase()),
  );
}

export function integer(rules: { least?: number; most?: number } = {}): Field<number> {
  const { least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER } = rules;
  return field((value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
      throw new AwsError('MalformedInput', 'The parameter {name} must be an integer.');
    }
    if (number < least || number > most) {
      throw invalid(`Invalid value ${number} for {name}. Must be between ${least} and ${most}`);
    }
    return number;
  });
}

export function boolean(): Field<boolean> {
  return field((value) => {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw new AwsError('MalformedInput', 'The parameter {name} must be true or false.');
  });
}

export function choice<const Value extends string>(values: readonly Value[]): Field<Value> {
  return field((value) => {
    const chosen = values.find((each) => each === value);
    if (chosen === undefined) throw invalid(`Invalid value for {name}. Valid values: ${values.join(', ')}`);
    return chosen;
  });
}

/** An ISO 8601 time, in milliseconds since the epoch. */
export function time(): Field<number> {
  return field((value) => {
    const at = value instanceof Date ? value.getTime() : Date.parse(typeof value === 'string' ? value : '');
    if (Number.isNaN(at))
      throw new AwsError('MalformedInput', 'The parameter {name} must be a time (ISO 8601).');
    return at;
  });
}

/** At most `most` items. */
export function list<Item>(item: Field<Item>, most = LIST_MOST): Field<Item[]> {
  const array = field((value) => {
    // How the wire says that a list has no items: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
    if (value === '') return [];
    if (!Array.isArray(value)) throw new AwsError('MalformedInput', 'The parameter {name} must be a list.');
    if (value.length > most) throw invalid(`The parameter {name} has more than ${most} items.`);
    return Array.from(value, (each: unknown) => each);
  });
  return z.pipe(array, z.array(item));
}

const TagInput = z.strictObject({
  Key: text({
    most: 128,
    pattern: /^(?!aws:|rds:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    says: 'The tag key is not valid: it may not begin with aws: or rds:, and has letters, digits, spaces and _.:/=+-@',
  }),
  Value: z._default(
    text({
      least: 0,
      most: 256,
      pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
      says: 'The tag value is not valid.',
    }),
    '',
  ),
});

/** Tags as the store keeps them. */
export function tags(): Field<{ key: string; value: string }[]> {
  return z.pipe(
    list(TagInput, TAGS_MOST),
    z.transform((items, context) => {
      const result = items.map(({ Key, Value }) => ({ key: Key, value: Value }));
      if (new Set(result.map(({ key }) => key)).size < result.length) {
        context.issues.push({ code: 'custom', message: 'Duplicate tag keys in {name}.', input: items });
      }
      return result;
    }),
  );
}

/** The first thing that is wrong with an input, as the API refuses it. */
export function refusalOf(error: z.core.$ZodError): AwsError {
  const issue = error.issues[0];
  if (issue === undefined) return invalid('The request is not valid.');
  if (issue.code === 'unrecognized_keys') {
    return invalid(`Replication Lab does not support the parameter ${issue.keys.join(', ')} of this action.`);
  }
  const name = issue.path.findLast((part) => typeof part === 'string') ?? 'request';
  if (issue.code !== 'custom') return new AwsError('MalformedInput', `The parameter ${name} is not valid.`);
  return new AwsError(codeOf(issue.params?.['code']), issue.message.replaceAll('{name}', name));
}

function codeOf(code: unknown): AwsErrorCode {
  const known: AwsErrorCode[] = ['MissingParameter', 'InvalidParameterCombination', 'MalformedInput'];
  return known.find((each) => each === code) ?? 'InvalidParameterValue';
}
