declare module 'virtual:course' {
  import type { MDXModule } from 'mdx/types.js';
  import type { Language } from '../lab/contract/names.ts';
  import type { MapPart } from './course-map.ts';

  export const parts: MapPart[];
  export const texts: Record<string, Record<Language, () => Promise<MDXModule>>>;
}
