import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Config = z.object({ currentContext: z.optional(z.string()) });
const Meta = z.object({
  Endpoints: z.object({
    docker: z.object({ Host: z.optional(z.string()), SkipTLSVerify: z.optional(z.boolean()) }),
  }),
});

export type DockerContext = { name: string; host: string; certificates: string; verify: boolean };

/**
 * The context that `docker` would use, read from its files because the command itself may not be installed.
 * Undefined for the `default` one, which is only another word for the usual socket.
 */
export async function currentContext(
  configFolder: string,
  environment: NodeJS.ProcessEnv,
): Promise<DockerContext | undefined> {
  const name =
    environment['DOCKER_CONTEXT'] ??
    (await readJson(join(configFolder, 'config.json'), Config))?.currentContext;
  if (name === undefined || name === '' || name === 'default') return undefined;
  // Docker keeps each context in a folder named by the digest of its name:
  // https://github.com/docker/cli/blob/master/cli/context/store/doc.go
  const id = createHash('sha256').update(name).digest('hex');
  const endpoint = (await readJson(join(configFolder, 'contexts/meta', id, 'meta.json'), Meta))?.Endpoints
    .docker;
  if (endpoint?.Host === undefined) return undefined;
  return {
    name,
    host: endpoint.Host,
    certificates: join(configFolder, 'contexts/tls', id, 'docker'),
    verify: endpoint.SkipTLSVerify !== true,
  };
}

/** A file that is missing or not as expected is as good as none: it only tells where to look. */
async function readJson<Shape>(file: string, shape: z.ZodMiniType<Shape>): Promise<Shape | undefined> {
  try {
    return z.safeParse(shape, JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
