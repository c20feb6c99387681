import { z } from 'zod';
import { LAB_LABEL } from '../engine/lab-names.ts';
import type { Answer, Exchange, Row } from './answer.ts';
import { BuildContext, contextPath } from './build-context.ts';
import { DockerError, refused } from './docker-error.ts';
import { countStages, rewriteDockerfile } from './dockerfile-rewrite.ts';
import { fileSizeLimit, resources } from './resources.ts';
import { ownImageName, normalImageName, SHARED_IMAGES } from './image-names.ts';
import { lookUpImage, makeImage } from './image-view.ts';
import { buildOutput } from './build-output.ts';
import { mapJsonLines } from './json-lines.ts';
import type { Lab } from './lab.ts';
import { checkLabels } from './names.ts';
import { findNetwork } from './network-view.ts';
import type { Query } from './query.ts';

const Args = z.record(z.string(), z.string().nullable());
const Labels = z.record(z.string(), z.string());
const Strings = z.array(z.string());
/** Parameters that would give a build more than a lab has; an empty value says nothing. */
const REFUSED = [
  'remote',
  'session',
  'outputs',
  'squash',
  'cgroupparent',
  'cpusetcpus',
  'cpusetmems',
  'ulimits',
];

async function build(exchange: Exchange): Promise<Answer> {
  const { lab, query, body, signal } = exchange;
  const settings = await checkQuery(lab, query);
  const end = lab.quota.beginBuild();
  let context: BuildContext | undefined;
  const finish = () => {
    end();
    void context?.close();
  };
  try {
    const received = await BuildContext.receive(body);
    context = received;
    const path = contextPath(query.text('dockerfile') ?? 'Dockerfile');
    const args = query.json('buildargs', Args) ?? {};
    const text = await rewriteDockerfile(
      await received.readText(path),
      args,
      (name) => baseImage(lab, name),
      `${LAB_LABEL}=${lab.names.lab}`,
    );
    const source = await makeImage(lab, async () =>
      lab.api.openOk({
        method: 'POST',
        path: '/build',
        query: { ...settings, dockerfile: path, buildargs: JSON.stringify(args) },
        body: await received.rewritten(path, text),
        contentType: 'application/x-tar',
        signal,
      }),
    );
    const stages = countStages(text, query.text('target'));
    const stream = mapJsonLines(source, buildOutput(lab.names, stages));
    stream.once('close', finish);
    return { status: 200, stream, headers: { 'content-type': 'application/json' } };
  } catch (error) {
    finish();
    throw error;
  }
}

async function baseImage(lab: Lab, name: string): Promise<string> {
  const image = await lookUpImage(lab, name);
  if (image) return image.name === undefined ? image.id : image.reference;
  const normal = normalImageName(name);
  // The engine pulls it itself, when a registry answers.
  if (lab.outside && SHARED_IMAGES.has(normal)) return normal;
  throw new DockerError(404, `pull access denied for ${name}, the image is not part of this lab`);
}

async function checkQuery(lab: Lab, query: Query): Promise<Record<string, string | string[] | undefined>> {
  for (const key of REFUSED) {
    const value = query.text(key);
    if (value !== undefined && !['0', 'null', '[]', 'false'].includes(value))
      throw refused(`the build option ${key}`);
  }
  if (query.text('version') === '2') throw refused('BuildKit');
  const limits = resources(
    {
      Memory: query.number('memory') ?? 0,
      MemorySwap: 0,
      MemoryReservation: 0,
      NanoCpus: 0,
      CpuPeriod: query.number('cpuperiod') ?? 0,
      CpuQuota: query.number('cpuquota') ?? 0,
      CpuShares: 0,
      PidsLimit: 0,
      ShmSize: query.number('shmsize') ?? 0,
    },
    lab.limits,
  );
  const flag = (key: string) => (query.flag(key) ? '1' : undefined);
  return {
    t: query.all('t').map((name) => ownImageName(lab.names, name)),
    labels: JSON.stringify(checkLabels(query.json('labels', Labels) ?? {})),
    target: query.matching('target', /^[A-Za-z0-9_.-]{1,128}$/),
    extrahosts: query.all('extrahosts').filter((host) => /^[\w.-]+[:=][\w.:[\]-]+$/.test(host)),
    cachefrom: JSON.stringify(
      (query.json('cachefrom', Strings) ?? []).map((name) => ownImageName(lab.names, name)),
    ),
    networkmode: await networkMode(lab, query.text('networkmode')),
    nocache: flag('nocache'),
    q: flag('q'),
    rm: query.flag('rm', true) ? '1' : '0',
    forcerm: flag('forcerm'),
    memory: String(limits['Memory']),
    memswap: String(limits['MemorySwap']),
    cpuperiod: '100000',
    cpuquota: String(Math.round(Number(limits['NanoCpus']) / 10_000)),
    cpushares: limits['CpuShares'] === 0 ? undefined : String(limits['CpuShares']),
    ulimits: JSON.stringify(fileSizeLimit(lab.limits)),
  };
}

/**
 * RUN gets the lab's own network; the engine's default one is where other people's containers are. In a closed lab it
 * gets none: nothing can be told to a build about its capabilities, with which it would see the lab's network whole.
 */
async function networkMode(lab: Lab, given: string | undefined): Promise<string> {
  if (!lab.outside) {
    if (![undefined, 'default', 'none'].includes(given)) throw refused('a network for builds');
    return 'none';
  }
  if (given === undefined || given === 'default') return lab.names.network;
  if (given === 'none') return 'none';
  const network = await findNetwork(lab, given);
  if (network.kind === 'plain') throw refused(`the network ${given}`);
  return network.engineName;
}

export const buildRows: readonly Row[] = [{ method: 'POST', path: '/build', answer: build }];
