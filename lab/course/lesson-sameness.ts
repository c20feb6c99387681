import { reasons } from '../../content/reasons.ts';
import type { LessonText } from '../../content/lesson-reader.ts';
import { Language } from '../contract/names.ts';
import { fileActions, type CourseLesson } from './lessons.ts';

/** What is wrong with a lesson as a whole: a language that lags behind, a check without words, a file without text. */
export async function complaintsAbout(lesson: CourseLesson): Promise<string[]> {
  return [...languages(lesson), ...checks(lesson), ...(await files(lesson))];
}

/** Both languages carry the same steps, actions, outputs and reasons, and show words on slides at the same places. */
function languages({ slug, texts }: CourseLesson): string[] {
  const missing = Language.options.filter((language) => !texts[language]);
  const { ko, en } = texts;
  if (!ko || !en) return missing.map((language) => `${slug}: ${language}.mdx is missing`);
  if (order(ko) !== order(en)) return [`${slug}: steps differ; ko has ${order(ko)}; en has ${order(en)}`];
  const [shownKo, shownEn] = [ko.shown.join(', '), en.shown.join(', ')];
  const shown = shownKo === shownEn ? [] : [`${slug}: <Show>s differ; ko has ${shownKo}; en has ${shownEn}`];
  const inSteps = ko.steps.flatMap((step, index) => {
    const other = en.steps[index];
    if (!other) return [];
    const place = `${slug}, step ${step.id}`;
    if (step.actions.length !== other.actions.length) {
      return [`${place}: ko has ${step.actions.length} actions, en has ${other.actions.length}`];
    }
    const different = step.actions.flatMap((action, number) =>
      JSON.stringify(action) === JSON.stringify(other.actions[number])
        ? []
        : [
            `${place}: action ${number} differs:\n  ko ${JSON.stringify(action)}\n  en ${JSON.stringify(other.actions[number])}`,
          ],
    );
    return [
      ...different,
      ...only(step.reasons, other.reasons).map((reason) => `${place}: en lacks <Reason id="${reason}">`),
      ...only(other.reasons, step.reasons).map((reason) => `${place}: ko lacks <Reason id="${reason}">`),
    ];
  });
  return [...shown, ...inSteps];
}

function order(text: LessonText): string {
  return text.steps.map((step) => step.id).join(', ');
}

function only(these: string[], others: string[]): string[] {
  return these.filter((reason) => !others.includes(reason));
}

/** Every check has its step, in the order of the text; every reason that a check names has words. */
function checks({ slug, lesson, texts, steps }: CourseLesson): string[] {
  const ids = steps.map((step) => step.id);
  const complaints = Object.keys(lesson.checks)
    .filter((id) => !ids.includes(id))
    .map((id) => `${slug}/lesson.ts: check "${id}" has no <Step>`);
  for (const [language, text] of Object.entries(texts)) {
    for (const step of text.steps) {
      const words = new Set([...Object.keys(reasons), ...step.reasons]);
      const source = lesson.checks[step.id]?.toString() ?? '';
      for (const reason of namedReasons(source)) {
        if (!words.has(reason))
          complaints.push(`${slug}/${language}.mdx, step ${step.id}: no words for "${reason}"`);
      }
    }
  }
  return complaints;
}

/**
 * Reason ids in a check's own source: what it returns as plain text, or as `reason: '…'`.
 * What a check computes is caught by the walk, where every verdict that is seen must have words.
 */
export function namedReasons(source: string): string[] {
  const found = source.matchAll(
    /(?:\breturn|\breason:|=>|\? true :|\|\||\?\?)\s*(['"`])([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\1/g,
  );
  return [...new Set([...found].flatMap((match) => match[2] ?? []))];
}

async function files(lesson: CourseLesson): Promise<string[]> {
  const complaints: string[] = [];
  for (const { from, lines } of fileActions(lesson)) {
    const text = await lesson.fileText(from).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) complaints.push(`${lesson.slug}: files/${from} is missing`);
    for (const line of text === undefined ? [] : lines) {
      if (!text?.includes(line)) complaints.push(`${lesson.slug}: files/${from} has no line with "${line}"`);
    }
  }
  return complaints;
}
