import type { LabNames } from '../engine/lab-names.ts';
import type { EngineApi } from './engine-api.ts';
import type { GatewayHost, Limits } from './gateway.ts';
import type { MemoryBudget } from './memory-budget.ts';
import type { Pace } from './pace.ts';
import type { PublishedPorts } from './published-ports.ts';
import type { Quota } from './quota.ts';

/** What every row of the table works with: one lab on one engine. */
export type Lab = {
  names: LabNames;
  api: EngineApi;
  host: GatewayHost;
  limits: Limits;
  /** Whether its containers reach anything but each other. */
  outside: boolean;
  quota: Quota;
  memory: MemoryBudget;
  pace: Pace;
  published: PublishedPorts;
};
