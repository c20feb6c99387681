import { z } from 'zod';

/** The label in which a container carries what its learner asked for and the engine was not told. */
export const GIVEN_LABEL = 'replication-lab.given';

const Port = z.object({
  hostIp: z.string(),
  hostPort: z.number(),
  containerPort: z.number(),
  protocol: z.enum(['tcp', 'udp']),
});
/** A published port with the host port that it has got. */
export type Port = z.infer<typeof Port>;

const Bind = z.object({ source: z.string(), target: z.string(), mode: z.string() });
/** A bind mount as the learner knows it: `source` is a path below the workspace. */
export type Bind = z.infer<typeof Bind>;

const Given = z.object({
  ports: z.array(Port),
  binds: z.array(Bind),
  /** The parts of HostConfig that `inspect` shows as they were given. */
  hostConfig: z.record(z.string(), z.unknown()),
});
export type Given = z.infer<typeof Given>;

export function writeGiven(given: Given): string {
  return JSON.stringify(given);
}

/** Reads the label; the gateway sets it on every container it makes, so one without it is not ours to show. */
export function readGiven(labels: Readonly<Record<string, string>>): Given | undefined {
  const label = labels[GIVEN_LABEL];
  if (label === undefined) return undefined;
  try {
    return Given.parse(JSON.parse(label));
  } catch {
    // Only a forged label can be malformed; such a container is treated as a stranger's.
    return undefined;
  }
}
