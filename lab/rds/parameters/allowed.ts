import type { FamilyParameter } from './family.ts';
import { evaluate, type FormulaFacts, isFormula } from './formula.ts';

/** Any instance will do to see whether a formula is one. */
const ANY_INSTANCE: FormulaFacts = {
  AllocatedStorage: 20 * 2 ** 30,
  DBInstanceClassMemory: 2 ** 30,
  DBInstanceVCPU: 2,
  EndPointPort: 3306,
  TrueIfReplica: 0,
};

/** Whether a group may hold this value of the parameter. */
export function isAllowed(parameter: FamilyParameter, value: string): boolean {
  // One line of an options file holds it.
  if (/\p{Cc}/u.test(value)) return false;
  const { allowed, dataType } = parameter;
  if (allowed === undefined) return true;
  if (dataType === 'list') return value === '' || value.split(',').every((word) => isWordOf(allowed, word));
  const range = rangeOf(parameter);
  if (range === undefined) return isWordOf(allowed, value);
  if (dataType === 'float')
    return /^\d{1,10}(\.\d{1,6})?$/.test(value) && isWithin(range, BigInt(Math.floor(Number(value))));
  if (isFormula(value)) return evaluate(value, ANY_INSTANCE) !== undefined;
  return /^-?\d{1,20}$/.test(value) && isWithin(range, BigInt(value));
}

/** The value nearest to this one that the parameter's range allows. */
export function withinRange(parameter: FamilyParameter, value: number): string {
  const range = rangeOf(parameter);
  const whole = BigInt(Math.trunc(value));
  if (range === undefined) return String(whole);
  if (whole < range.least) return String(range.least);
  return String(whole > range.most ? range.most : whole);
}

type Range = { least: bigint; most: bigint };

function rangeOf({ allowed }: FamilyParameter): Range | undefined {
  const [, least, most] = /^(-?\d+)-(\d+)$/.exec(allowed ?? '') ?? [];
  return least === undefined || most === undefined ? undefined : { least: BigInt(least), most: BigInt(most) };
}

function isWithin({ least, most }: Range, value: bigint): boolean {
  return value >= least && value <= most;
}

function isWordOf(allowed: string, word: string): boolean {
  return allowed.split(',').some((each) => each.toLowerCase() === word.toLowerCase());
}
