import type Dockerode from 'dockerode';
import { RECIPE_LABEL, recipeOf } from './from-packages.ts';

/** Where an image that is there came from; undefined where there is none, or one of an older recipe of ours. */
export async function findOrigin(
  docker: Dockerode,
  image: string,
): Promise<'registry' | 'packages' | undefined> {
  const recipe = await recipeOf(image);
  try {
    const { Config } = await docker.getImage(image).inspect();
    const made = Config.Labels?.[RECIPE_LABEL];
    if (made === undefined) return 'registry';
    return made === recipe ? 'packages' : undefined;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
    throw error;
  }
}
