/** Instance classes that can be ordered, with what a machine of the class has on AWS. */
export type InstanceClass = { name: string; vcpu: number; memoryGiB: number; burstable: boolean };

export const INSTANCE_CLASSES: readonly InstanceClass[] = [
  { name: 'db.t3.micro', vcpu: 2, memoryGiB: 1, burstable: true },
  { name: 'db.t3.small', vcpu: 2, memoryGiB: 2, burstable: true },
  { name: 'db.t3.medium', vcpu: 2, memoryGiB: 4, burstable: true },
  { name: 'db.t3.large', vcpu: 2, memoryGiB: 8, burstable: true },
  { name: 'db.t4g.micro', vcpu: 2, memoryGiB: 1, burstable: true },
  { name: 'db.t4g.small', vcpu: 2, memoryGiB: 2, burstable: true },
  { name: 'db.t4g.medium', vcpu: 2, memoryGiB: 4, burstable: true },
  { name: 'db.t4g.large', vcpu: 2, memoryGiB: 8, burstable: true },
  { name: 'db.m6g.large', vcpu: 2, memoryGiB: 8, burstable: false },
  { name: 'db.m6i.large', vcpu: 2, memoryGiB: 8, burstable: false },
  { name: 'db.m7g.large', vcpu: 2, memoryGiB: 8, burstable: false },
  { name: 'db.r6g.large', vcpu: 2, memoryGiB: 16, burstable: false },
  { name: 'db.r7g.large', vcpu: 2, memoryGiB: 16, burstable: false },
];

export const STORAGE_TYPES = ['gp3', 'gp2'] as const;
export const STORAGE_LEAST_GIB = 20;
export const STORAGE_MOST_GIB = 65536;

export function findInstanceClass(name: string): InstanceClass | undefined {
  return INSTANCE_CLASSES.find((each) => each.name === name);
}
