import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine } from '../../testing/test-engine.ts';
import type { Engine } from '../engine.ts';
import { ensureImages, LAB_IMAGES } from './ensure-images.ts';
import { findOrigin } from './image-origin.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(() => engine.close());

test('images that are there are used as they are', async () => {
  const told: unknown[] = [];
  await ensureImages(engine, { onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([]);
  const origins = await Promise.all(LAB_IMAGES.map((image) => findOrigin(engine.docker, image)));
  expect(engine.info.imagesFromPackages).toBe(origins.includes('packages'));
});

test('an image that nobody has is unavailable, with the reason', async () => {
  const images = ['replication-lab.invalid/no-such-image:1'];
  await expect(ensureImages(engine, { images, onProgress: () => undefined })).rejects.toMatchObject({
    code: 'image-unavailable',
    values: { image: images[0] },
  });
});
