import { describe, expect, it } from 'vitest';
import { evaluate } from './formula.ts';

const facts = {
  AllocatedStorage: 20 * 2 ** 30,
  DBInstanceClassMemory: 2 ** 30,
  DBInstanceVCPU: 2,
  EndPointPort: 3306,
  TrueIfReplica: 1,
};

describe('formulas', () => {
  it.each([
    ['{DBInstanceClassMemory*3/4}', 805306368],
    ['{DBInstanceClassMemory/12582880}', 85],
    ['{ DBInstanceClassMemory / 1024 }', 1048576],
    ['LEAST({DBInstanceClassMemory/9531392},5000)', 112],
    ['GREATEST({DBInstanceClassMemory*3/32768},65536)', 98304],
    ['SUM({DBInstanceVCPU},-1)', undefined],
    ['SUM({DBInstanceVCPU*2},10)', 14],
    ['{log(DBInstanceClassMemory/1048576)*45}', 450],
    ['{TrueIfReplica}', 1],
    ['100', 100],
  ])('%s is %s', (formula, expected) => {
    expect(evaluate(formula, facts)).toBe(expected);
  });

  it.each([
    '{DBInstanceClassMemory*3/4',
    '{DBInstanceClassMemory}}',
    '{DBInstanceClassMemori}',
    'DBInstanceClassMemory',
    '{}',
    '{*3}',
    'LEAST({DBInstanceVCPU}',
    'LEAST()',
    '{DBInstanceVCPU/0}',
    '{constructor}',
    '{{DBInstanceVCPU}}',
    `{${'('.repeat(300)}`,
  ])('%s is none', (formula) => {
    expect(evaluate(formula, facts)).toBeUndefined();
  });
});
