import type Dockerode from 'dockerode';
import { LabError } from '../../contract/lab-error.ts';
import type { Engine, OnProgress } from '../engine.ts';
import { whyNoPackages } from '../packages/abilities.ts';
import { explainFailure } from '../packages/explain-failure.ts';
import { buildFromPackages } from './from-packages.ts';
import { findOrigin } from './image-origin.ts';
import { pullImage } from './pull.ts';

/** The images that every lab needs: what the workbench stands on, and the course's database. */
export const LAB_IMAGES = ['debian:trixie-slim', 'mysql:9.7'] as const;

export type EnsureImages = {
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
  images?: readonly string[];
};

/**
 * Sees to it that the engine has the images: those that are there are used, others are pulled, and where no
 * registry answers they are made from packages. Says in `engine.info` where they came from.
 */
export async function ensureImages(
  engine: Engine,
  { onProgress, signal, images = LAB_IMAGES }: EnsureImages,
): Promise<void> {
  const origins = await Promise.all(
    images.map((image) => ensureImage(engine.docker, image, onProgress, signal)),
  );
  engine.info.imagesFromPackages ||= origins.includes('packages');
}

async function ensureImage(
  docker: Dockerode,
  image: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<'registry' | 'packages'> {
  const there = await findOrigin(docker, image);
  if (there !== undefined) return there;
  try {
    await pullImage(docker, image, onProgress, signal);
    return 'registry';
  } catch (pullError) {
    signal?.throwIfAborted();
    const obstacle = await whyNoPackages();
    if (obstacle !== undefined) {
      const detail = pullError instanceof Error ? pullError.message : String(pullError);
      throw new LabError('image-unavailable', { image, detail }, { cause: pullError });
    }
    await buildFromPackages(docker, image, onProgress, signal).catch((error: unknown) => {
      throw explainFailure(error, 'image-unavailable', { image });
    });
    return 'packages';
  }
}
