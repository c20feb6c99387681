import { expect, test } from 'vitest';
import { diagnoses } from './diagnoses.ts';
import type { DiagnosisWords } from './diagnoses/diagnosis-words.ts';
import { reasons } from './reasons.ts';

const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g));

test.each(Object.entries(reasons))('reason %s has the same placeholders in both languages', (_, words) => {
  expect(placeholders(words.en)).toEqual(placeholders(words.ko));
});

test.each(Object.entries<DiagnosisWords>(diagnoses))('diagnosis %s is told in both languages', (_, words) => {
  for (const text of [...Object.values(words.ko), ...Object.values(words.en)]) expect(text).not.toBe('');
  const known = new Set([
    ...placeholders(Object.values(words.ko).join(' ')),
    ...placeholders(Object.values(words.en).join(' ')),
  ]);
  for (const name of known) expect(name).toMatch(/^\{[a-z]+\}$/);
});
