import { labNames } from '../engine/lab-names.ts';
import { EngineApi } from './engine-api.ts';
import { Front } from './front.ts';
import type { OpenGateway } from './gateway.ts';
import { ensureLabNetwork } from './lab-network.ts';
import type { Lab } from './lab.ts';
import { MemoryBudget } from './memory-budget.ts';
import { Pace } from './pace.ts';
import { watchPorts } from './port-watch.ts';
import { PublishedPorts } from './published-ports.ts';
import { Quota } from './quota.ts';
import { routes } from './routes.ts';

/** Opens the Docker API of one lab. The workbench, if it is there already, is connected to the lab's networks. */
export const openGateway: OpenGateway = async ({ engine, lab: id, host, policy }) => {
  const lab: Lab = {
    names: labNames(id),
    api: new EngineApi(engine),
    host,
    limits: policy.limits,
    outside: policy.outside,
    quota: new Quota(),
    memory: new MemoryBudget(),
    pace: new Pace(policy.limits.startsPerSecond),
    published: new PublishedPorts(),
  };
  await ensureLabNetwork(engine, id, policy.outside);
  const closing = new AbortController();
  const watching = watchPorts(lab, closing.signal);
  const front = new Front(lab, routes);
  return {
    accept: (connection) => front.accept(connection),
    close: async () => {
      closing.abort();
      front.close();
      await watching;
    },
  };
};
