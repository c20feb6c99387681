import * as z from 'zod/mini';

/** A database container of the lab. */
export const TopologyNode = z.object({
  /** The container's name, as the learner gave it. */
  name: z.string(),
  /** From what it does: `replica` reads from another server, `source` is read from, `alone` neither, `relay` both. */
  role: z.enum(['alone', 'source', 'replica', 'relay']),
  state: z.enum(['starting', 'running', 'stopped']),
  version: z.optional(z.string()),
  serverId: z.optional(z.number()),
  readOnly: z.optional(z.enum(['off', 'read_only', 'super_read_only'])),
  /** Transactions in gtid_executed. */
  transactions: z.optional(z.number()),
});
export type TopologyNode = z.infer<typeof TopologyNode>;

/** One replication channel. */
export const TopologyLink = z.object({
  /** Container names; `from` is absent when no container of the lab answers to SOURCE_HOST. */
  from: z.optional(z.string()),
  sourceHost: z.string(),
  sourcePort: z.number(),
  to: z.string(),
  receiver: z.enum(['on', 'connecting', 'off']),
  applier: z.enum(['on', 'off']),
  errorNumber: z.number(),
  /** Transactions the source has and the replica has not received, and received but not applied. */
  notReceived: z.optional(z.number()),
  notApplied: z.optional(z.number()),
  secondsBehind: z.optional(z.nullable(z.number())),
});
export type TopologyLink = z.infer<typeof TopologyLink>;

export const Topology = z.object({ nodes: z.array(TopologyNode), links: z.array(TopologyLink) });
export type Topology = z.infer<typeof Topology>;
