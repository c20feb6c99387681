import { Agent } from 'node:https';
import Dockerode from 'dockerode';
import * as z from 'zod/mini';
import { formatAddress, type EngineAddress } from './address.ts';
import type { Candidate } from './candidates.ts';

/** Volume subpaths, with which a learner's `./file` mounts are made, came with this one (Docker 26). */
export const NEEDED_API = '1.45';
const ANSWER_LIMIT_MS = 4_000;

const Version = z.object({ Version: z.string(), ApiVersion: z.string() });

/** What asking a place brought: an engine, or why none. */
export type Answer = { candidate: Candidate } & (
  | { address: EngineAddress; version: string; apiVersion: string; newEnough: boolean }
  | { problem: string }
);

export type Found = Extract<Answer, { address: EngineAddress }>;

/** Asks whether an engine answers there. Never rejects: that nothing answers is an answer. */
export async function ask(candidate: Candidate): Promise<Answer> {
  const { address } = candidate;
  if (address === undefined)
    return { candidate, problem: `addresses like ${candidate.text} are not supported` };
  try {
    const docker = dockerAt(address, ANSWER_LIMIT_MS);
    const { Version: version, ApiVersion: apiVersion } = z.parse(Version, await docker.version());
    return { candidate, address, version, apiVersion, newEnough: isNewEnough(apiVersion) };
  } catch (error) {
    return { candidate, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether an API version is at least the one that the lab needs. */
export function isNewEnough(apiVersion: string, needed: string = NEEDED_API): boolean {
  const [major = 0, minor = 0] = apiVersion.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/** A client of the engine at an address; `limitMs` bounds the silence within one answer. */
export function dockerAt(address: EngineAddress, limitMs?: number): Dockerode {
  const timeout = limitMs === undefined ? {} : { timeout: limitMs };
  // An empty host, because the client would otherwise prefer the one of DOCKER_HOST to this socket.
  if (address.kind === 'socket') return new Dockerode({ host: '', socketPath: address.path, ...timeout });
  const { host, port, tls } = address;
  if (tls === undefined) return new Dockerode({ protocol: 'http', host, port, ...timeout });
  const { verify, ...certificates } = tls;
  const options: Dockerode.DockerOptions & { agent: Agent } = {
    protocol: 'https',
    host,
    port,
    // The client has no option for a server that must not be verified (DOCKER_TLS without DOCKER_TLS_VERIFY).
    agent: new Agent({ ...certificates, rejectUnauthorized: verify, keepAlive: true }),
    ...timeout,
  };
  return new Dockerode(options);
}

/** For messages: what was asked and what came of it. */
export function describeAnswer(answer: Answer): string {
  const where =
    answer.candidate.address === undefined ? answer.candidate.text : formatAddress(answer.candidate.address);
  const what = 'problem' in answer ? answer.problem : `Docker ${answer.version}, API ${answer.apiVersion}`;
  return `${answer.candidate.from} (${where}): ${what}`;
}
