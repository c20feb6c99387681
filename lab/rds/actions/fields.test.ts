import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as fields from './fields.ts';

const Input = z.strictObject({
  DBInstanceIdentifier: z.optional(fields.identifier()),
  Name: z.optional(fields.reference()),
  Port: z.optional(fields.integer({ least: 1150, most: 65535 })),
  MultiAZ: z.optional(fields.boolean()),
  Engine: z.optional(fields.choice(['mysql'])),
  StartTime: z.optional(fields.time()),
  Ids: z.optional(fields.list(fields.text(), 2)),
  Tags: z.optional(fields.tags()),
});

function refused(input: unknown, schema: z.ZodMiniType = Input) {
  const read = z.safeParse(schema, input);
  if (read.success) throw new Error('was not refused');
  const { code, message } = fields.refusalOf(read.error);
  return { code, message };
}

describe('fields of an action', () => {
  it('takes what the wire sends and what the console sends alike', () => {
    const native = {
      DBInstanceIdentifier: 'Shop-1',
      Port: 3306,
      MultiAZ: false,
      Tags: [{ Key: 'a', Value: 'b' }],
    };
    const wire = {
      DBInstanceIdentifier: 'shop-1',
      Port: '3306',
      MultiAZ: 'false',
      Tags: [{ Key: 'a', Value: 'b' }],
    };
    expect(z.parse(Input, native)).toEqual(z.parse(Input, wire));
    expect(z.parse(Input, wire)).toEqual({
      DBInstanceIdentifier: 'shop-1',
      Port: 3306,
      MultiAZ: false,
      Tags: [{ key: 'a', value: 'b' }],
    });
    expect(z.parse(Input, { ...wire, Ids: '' })).toMatchObject({ Ids: [] });
    expect(z.parse(Input, { StartTime: '2026-11-22T10:00:00Z' })).toEqual({
      StartTime: Date.UTC(2026, 10, 22, 10),
    });
  });

  it('says which parameter is missing, also inside a list', () => {
    const required = z.strictObject({
      Parameters: fields.list(z.strictObject({ ParameterName: fields.text() })),
    });
    expect(refused({}, required)).toEqual({
      code: 'MissingParameter',
      message: 'The request must contain the parameter Parameters.',
    });
    expect(refused({ Parameters: [{ ParameterName: 'x' }, {}] }, required)).toEqual({
      code: 'MissingParameter',
      message: 'The request must contain the parameter ParameterName.',
    });
  });

  it('refuses a parameter that it does not know', () => {
    expect(refused({ Port: 3306, Iops: 3000 })).toEqual({
      code: 'InvalidParameterValue',
      message: 'Replication Lab does not support the parameter Iops of this action.',
    });
  });

  it.each([
    [{ DBInstanceIdentifier: '' }, 'InvalidParameterValue', 'must be provided and must not be blank'],
    [
      { DBInstanceIdentifier: '1a' },
      'InvalidParameterValue',
      'DBInstanceIdentifier is not a valid identifier',
    ],
    [{ DBInstanceIdentifier: 'a--b' }, 'InvalidParameterValue', 'not a valid identifier'],
    [{ DBInstanceIdentifier: 'a-' }, 'InvalidParameterValue', 'not a valid identifier'],
    [{ DBInstanceIdentifier: 'a_b' }, 'InvalidParameterValue', 'not a valid identifier'],
    [{ DBInstanceIdentifier: 'a\n' }, 'InvalidParameterValue', 'not a valid identifier'],
    [{ DBInstanceIdentifier: 'a'.repeat(64) }, 'InvalidParameterValue', 'from 1 to 63 characters'],
    [{ DBInstanceIdentifier: 7 }, 'InvalidParameterValue', 'must be a string'],
    [{ Port: 80 }, 'InvalidParameterValue', 'Invalid value 80 for Port. Must be between 1150 and 65535'],
    [{ Port: '3306.5' }, 'MalformedInput', 'Port must be an integer'],
    [{ Port: '' }, 'MalformedInput', 'Port must be an integer'],
    [{ Port: '9'.repeat(40) }, 'MalformedInput', 'Port must be an integer'],
    [{ MultiAZ: 'yes' }, 'MalformedInput', 'MultiAZ must be true or false'],
    [{ Engine: 'postgres' }, 'InvalidParameterValue', 'Valid values: mysql'],
    [{ StartTime: 'yesterday' }, 'MalformedInput', 'StartTime must be a time'],
    [{ Ids: 'a' }, 'MalformedInput', 'Ids must be a list'],
    [{ Ids: ['a', 'b', 'c'] }, 'InvalidParameterValue', 'more than 2 items'],
    [{ Tags: [{ Key: 'aws:x', Value: '' }] }, 'InvalidParameterValue', 'may not begin with aws:'],
    [{ Tags: [{ Key: 'a' }, { Key: 'a' }] }, 'InvalidParameterValue', 'Duplicate tag keys in Tags.'],
  ])('refuses %j', (input, code, words) => {
    const refusal = refused(input);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(words);
  });
});
