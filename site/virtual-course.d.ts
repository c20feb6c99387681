declare module 'virtual:course' {
  import type { MDXModule } from 'mdx/types.js';
  import type { Language } from '../lab/contract/names.ts';
  import type { MapPart } from './course-map.ts';

  export const parts: MapPart[];
  export const texts: Record<string, Record<Language, () => Promise<MDXModule>>>;
}

declare module 'virtual:reason-words' {
  import type { Language } from '../lab/contract/names.ts';
  import type { ReasonWords } from './build/reason-words.ts';

  export const reasonWords: Record<string, Partial<Record<Language, ReasonWords>>>;
}

declare module 'virtual:slides' {
  import type { MDXModule } from 'mdx/types.js';
  import type { Language } from '../lab/contract/names.ts';

  export const slides: Record<string, Record<Language, () => Promise<MDXModule>>>;
}
