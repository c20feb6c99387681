import { AwsError } from '../aws-error.ts';
import { findInstanceClass } from '../actions/classes.ts';
import { limitsOf } from '../server/class-limits.ts';
import type { InstanceRecord, RdsDocument } from '../state/model.ts';
import { withinRange } from './allowed.ts';
import { findFamily } from './families.ts';
import type { FamilyParameter } from './family.ts';
import { evaluate, type FormulaFacts, isFormula } from './formula.ts';

const GIB = 2 ** 30;
/** What the system and the service's own processes take of a class's memory. */
const MEMORY_OF_THE_SERVICE = 300 * 2 ** 20;
const BUFFER_POOL = 'innodb_buffer_pool_size';

/** What a formula knows about an instance. */
export type InstanceFacts = Pick<InstanceRecord, 'instanceClass' | 'allocatedStorage' | 'port' | 'source'>;

/**
 * Everything that an instance's group says, for mysqld's options file: what the service sets, what the group sets,
 * formulas computed.
 */
export function optionsOf(
  document: Readonly<RdsDocument>,
  instance: InstanceFacts & Pick<InstanceRecord, 'parameterGroup'>,
): Record<string, string> {
  const group = document.parameterGroups.find(({ name }) => name === instance.parameterGroup);
  const family = group && findFamily(group.family);
  if (family === undefined) {
    throw new AwsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${instance.parameterGroup}`);
  }
  const options: Record<string, string> = {};
  for (const parameter of family.parameters.values()) {
    const value = group?.values[parameter.name] ?? parameter.value;
    if (value === undefined || parameter.ownedByService) continue;
    options[serverName(parameter)] = resolve(parameter, value, instance);
  }
  return options;
}

/** The parameter's name for the server. */
export function serverName({ name }: FamilyParameter): string {
  return name.replaceAll('-', '_');
}

/** A group's value as this instance's server takes it. */
export function resolve(parameter: FamilyParameter, value: string, instance: InstanceFacts): string {
  const number = isFormula(value) ? evaluate(value, factsOf(instance)) : undefined;
  if (parameter.name === BUFFER_POOL) {
    return withinRange(parameter, Math.min(number ?? Number(value), bufferPoolMost(instance)));
  }
  // As mysqld itself would: a number out of range becomes the nearest one that it takes.
  return number === undefined ? value : withinRange(parameter, number);
}

/** The class's memory on AWS is not what its server has here, and a buffer pool beyond it would end the server. */
function bufferPoolMost({ instanceClass }: InstanceFacts): number {
  return limitsOf(instanceClass).memory / 2;
}

function factsOf({ instanceClass, allocatedStorage, port, source }: InstanceFacts): FormulaFacts {
  const { memoryGiB, vcpu } = findInstanceClass(instanceClass) ?? { memoryGiB: 1, vcpu: 1 };
  return {
    AllocatedStorage: allocatedStorage * GIB,
    DBInstanceClassMemory: memoryGiB * GIB - MEMORY_OF_THE_SERVICE,
    DBInstanceVCPU: vcpu,
    EndPointPort: port,
    TrueIfReplica: source === undefined ? 0 : 1,
  };
}
