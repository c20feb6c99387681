/**
 * What AWS says of a class and the API does not tell, and about what an hour of it costs in Seoul for MySQL in one
 * zone. Rounded, for a sense of size; the price list is the truth: https://aws.amazon.com/rds/mysql/pricing/
 */
export const PRICES_AS_OF = '2026-11';

type ClassFacts = { vcpu: number; memory: number; perHour: number };

const facts: Record<string, ClassFacts> = {
  'db.t3.micro': { vcpu: 2, memory: 1, perHour: 0.026 },
  'db.t3.small': { vcpu: 2, memory: 2, perHour: 0.052 },
  'db.t3.medium': { vcpu: 2, memory: 4, perHour: 0.104 },
  'db.t3.large': { vcpu: 2, memory: 8, perHour: 0.208 },
  'db.t4g.micro': { vcpu: 2, memory: 1, perHour: 0.025 },
  'db.t4g.small': { vcpu: 2, memory: 2, perHour: 0.051 },
  'db.t4g.medium': { vcpu: 2, memory: 4, perHour: 0.102 },
  'db.t4g.large': { vcpu: 2, memory: 8, perHour: 0.204 },
  'db.m6g.large': { vcpu: 2, memory: 8, perHour: 0.21 },
  'db.m6i.large': { vcpu: 2, memory: 8, perHour: 0.236 },
  'db.m7g.large': { vcpu: 2, memory: 8, perHour: 0.23 },
  'db.r6g.large': { vcpu: 2, memory: 16, perHour: 0.26 },
  'db.r7g.large': { vcpu: 2, memory: 16, perHour: 0.28 },
};

const HOURS_A_MONTH = 730;
const GIB_A_MONTH = 0.13;

export function classFacts(name: string): ClassFacts | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}

/** US dollars a month, without traffic and without backups beyond the storage's own size, which cost nothing. */
export function monthlyCost(
  instanceClass: string,
  storage: string,
): { instance: number; storage: number; total: number } | undefined {
  const known = classFacts(instanceClass);
  const gib = Number(storage);
  if (known === undefined || !Number.isFinite(gib) || gib <= 0) return undefined;
  const cost = { instance: known.perHour * HOURS_A_MONTH, storage: gib * GIB_A_MONTH };
  return { ...cost, total: cost.instance + cost.storage };
}
