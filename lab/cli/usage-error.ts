import type { Bilingual } from '../contract/check.ts';

/** What was typed cannot be done, and why; nothing has been started. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly words: Bilingual;

  constructor(words: Bilingual, options?: ErrorOptions) {
    super(words.en, options);
    this.words = words;
  }
}
