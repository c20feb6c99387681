import { inspect } from 'node:util';
import { errorCatalogue, fill } from '../contract/errors.ts';
import { LabError } from '../contract/lab-error.ts';
import type { Language } from '../contract/names.ts';
import { UsageError } from './usage-error.ts';

/** What happened, what to do, and below it the chain of causes, for a person at a terminal. */
export function describeError(error: unknown, language: Language): string {
  const lines: string[] = [];
  if (error instanceof LabError) {
    const { what, next } = errorCatalogue[error.code][language];
    lines.push(`✗ ${fill(what, error.values)}`, `  ${fill(next, error.values)}`);
    lines.push(...causes(error.cause));
  } else if (error instanceof UsageError) {
    lines.push(`✗ ${error.words[language]}`, ...causes(error.cause));
  } else {
    lines.push(...causes(error).map((line, index) => (index === 0 ? `✗ ${line.trimStart()}` : line)));
  }
  return lines.join('\n');
}

function causes(error: unknown): string[] {
  const lines: string[] = [];
  for (
    let cause = error;
    cause !== undefined && cause !== null;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    lines.push(`  ${cause instanceof Error ? cause.message : inspect(cause)}`);
  }
  return lines;
}
