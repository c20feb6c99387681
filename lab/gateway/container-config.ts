import { z } from 'zod';
import { HostConfig } from './host-config.ts';

const Strings = z.array(z.string().max(131_072)).max(2000).nullish();
/** Nanoseconds; 0 means the engine's own choice. A shorter interval keeps the engine busy for nobody's good. */
const Interval = z
  .number()
  .refine((value) => value === 0 || value >= 500_000_000, 'must be at least 500ms')
  .optional();

export const Healthcheck = z.object({
  Test: Strings,
  Interval,
  Timeout: z.number().optional(),
  StartPeriod: z.number().optional(),
  StartInterval: Interval,
  Retries: z.number().int().optional(),
});

/** How a container is attached to one network. */
export const Endpoint = z.object({
  IPAMConfig: z
    .object({ IPv4Address: z.ipv4().or(z.literal('')).optional(), IPv6Address: z.literal('').optional() })
    .nullish(),
  Links: Strings,
  Aliases: Strings,
  MacAddress: z.string().max(32).optional(),
});
export type Endpoint = z.infer<typeof Endpoint>;

const text = (most: number) => z.string().max(most).default('');

/** The body of a create request: what is named here is all that can reach the engine. */
export const CreateBody = z.object({
  Hostname: text(253),
  Domainname: text(253),
  User: text(256),
  AttachStdin: z.boolean().default(false),
  AttachStdout: z.boolean().default(false),
  AttachStderr: z.boolean().default(false),
  ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
  Tty: z.boolean().default(false),
  OpenStdin: z.boolean().default(false),
  StdinOnce: z.boolean().default(false),
  Env: Strings,
  Cmd: z.union([Strings, z.string().transform((one) => [one])]),
  Healthcheck: Healthcheck.nullish(),
  Image: z.string().min(1).max(512),
  Volumes: z.record(z.string(), z.unknown()).nullish(),
  WorkingDir: text(4096),
  Entrypoint: z.union([Strings, z.string().transform((one) => [one])]),
  NetworkDisabled: z.boolean().default(false),
  MacAddress: text(32),
  Labels: z.record(z.string(), z.string()).nullish(),
  StopSignal: text(32),
  // Not -1: a container that is waited for without end would keep the engine from ever stopping.
  StopTimeout: z.number().int().min(0).max(3600).nullish(),
  Shell: Strings,
  HostConfig: HostConfig.prefault({}),
  NetworkingConfig: z
    .object({ EndpointsConfig: z.record(z.string(), Endpoint.nullable()).nullish() })
    .nullish(),
});
export type CreateBody = z.infer<typeof CreateBody>;
