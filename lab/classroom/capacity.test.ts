import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityOf, type CapacityFacts } from './capacity.ts';
import { serversIn } from './engine-figures.ts';
import { readFacts } from './machine.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

const facts: CapacityFacts = {
  lab: { memoryBytes: 730 * MIB, diskBytes: 400 * MIB, asyncIo: 5632, seconds: 45 },
  machine: {
    memoryBytes: 24 * GIB,
    memoryFreeBytes: 22 * GIB,
    diskFreeBytes: 100 * GIB,
    asyncIo: { most: 1_048_576, taken: 0 },
    load: 0,
  },
  held: { memoryBytes: 0, diskBytes: 0, asyncIo: 0 },
};

describe('capacity', () => {
  test('memory gives first on a machine with much disk', () => {
    const { labs, boundBy } = capacityOf(facts);
    expect(boundBy).toBe('memory');
    expect(labs).toBeGreaterThanOrEqual(15);
    expect(labs * 730 * MIB).toBeLessThan(20 * GIB);
  });

  test('disk gives first on a machine with little', () => {
    const machine = { ...facts.machine, diskFreeBytes: 8 * GIB };
    expect(capacityOf({ ...facts, machine })).toEqual({ labs: 5, boundBy: 'disk' });
  });

  test('asynchronous I/O gives first where the kernel has its usual limit, and what our labs hold is ours', () => {
    const machine = { ...facts.machine, asyncIo: { most: 65_536, taken: 0 } };
    expect(capacityOf({ ...facts, machine })).toEqual({ labs: 9, boundBy: 'async-io' });
    const used = { ...machine, asyncIo: { most: 65_536, taken: 16_896 } };
    expect(capacityOf({ ...facts, machine: used, held: { ...facts.held, asyncIo: 16_896 } }).labs).toBe(9);
    expect(capacityOf({ ...facts, machine: used }).labs).toBe(7);
  });

  test('never more than was chosen, never more than the machine holds', () => {
    expect(capacityOf({ ...facts, chosen: 4 })).toEqual({ labs: 4, boundBy: 'chosen' });
    expect(capacityOf({ ...facts, chosen: 1000 })).toEqual(capacityOf(facts));
  });

  test('a full machine holds none', () => {
    const machine = { ...facts.machine, memoryFreeBytes: 0 };
    expect(capacityOf({ ...facts, machine })).toEqual({ labs: 0, boundBy: 'memory' });
  });

  test('labs that run already count as room for labs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 * GIB }), (heldBytes) => {
        const { machine } = facts;
        const used = { ...machine, memoryFreeBytes: machine.memoryFreeBytes - heldBytes };
        const held = { memoryBytes: heldBytes, diskBytes: 0, asyncIo: 0 };
        expect(capacityOf({ ...facts, machine: used, held })).toEqual(capacityOf(facts));
      }),
    );
  });
});

test('servers are what runs besides each workbench, however many labs sleep', () => {
  const running = new Map([
    ['caaaaaaaa', ['workbench', 'source', 'replica']],
    ['cbbbbbbbb', ['workbench']],
  ]);
  expect(serversIn(running)).toBe(2);
  expect(serversIn(new Map())).toBe(0);
});

describe('what the machine tells', () => {
  const meminfo =
    'MemTotal:       24684084 kB\nMemFree:  1 kB\nMemAvailable:   22684084 kB\n0.42 0.30 0.20 2/300 1234\n';

  test('is read as Linux writes it', () => {
    expect(readFacts(meminfo, '       Avail\n 69813235712\n', '65536\n2816\n')).toEqual({
      memoryBytes: 24684084 * 1024,
      memoryFreeBytes: 22684084 * 1024,
      diskFreeBytes: 69813235712,
      asyncIo: { most: 65536, taken: 2816 },
      load: 0.42,
    });
  });

  test('is refused when it is something else', () => {
    expect(() => readFacts('0.42 0.30 0.20 2/300 1234\n', 'Avail\n1\n', '1\n1')).toThrow('MemTotal');
    expect(() => readFacts(meminfo, 'no such file', '1\n1')).toThrow('df');
    expect(() => readFacts(meminfo, 'Avail\n1\n', '')).toThrow('asynchronous');
  });
});
