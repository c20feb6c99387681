import type { Language } from '../../lab/contract/names.ts';

/** A mistake in words; `{name}` is the container that shows it, the other placeholders are the diagnosis's values. */
export type DiagnosisWords = Record<Language, { title: string; cause: string; cure: string }>;
