import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import * as z from 'zod/mini';
import { StepId } from '../lab/contract/names.ts';
import {
  actionsOf,
  everyNode,
  isJsx,
  lineOf,
  textAttribute,
  type Action,
  type Jsx,
} from './lesson-actions.ts';
import { LessonError } from './lesson-error.ts';

export type StepText = {
  id: string;
  title: string;
  actions: Action[];
  /** Ids of the `<Reason>`s whose words stand in this step. */
  reasons: string[];
};

/** A lesson in one language, as far as anything but the page needs it. */
export type LessonText = {
  title: string;
  /** The paragraph under the title. */
  lead: string;
  steps: StepText[];
  /** Where words are shown on a slide, each told by what stands before it: `start/2` is after the step's 2nd action. */
  shown: string[];
};

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/**
 * Reads a lesson's MDX.
 * @param file How the writer calls it, for example `02-mysql-with-compose/ko.mdx`.
 * @throws LessonError where the text is not a lesson.
 */
export function readLesson(text: string, file: string): LessonText {
  const root = parse(text, file);
  refuseOutside(root, file);
  const title = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  if (!title) throw new LessonError({ file, line: 1 }, 'the lesson needs a title: # Title');
  const lead = root.children[root.children.indexOf(title) + 1];
  if (lead?.type !== 'paragraph') {
    throw new LessonError({ file, line: lineOf(title) }, 'the title must be followed by its lead paragraph');
  }
  const steps = root.children.filter((node) => isJsx(node, 'Step')).map((node) => readStep(node, file));
  const twice = repeated(steps.map((step) => step.id));
  if (twice !== undefined) throw new LessonError({ file, line: 1 }, `two steps have the id "${twice}"`);
  return { title: toString(title), lead: toString(lead), steps, shown: shownIn(root, file) };
}

/** The places of `<Show>`s, the same in every language. */
function shownIn(root: Root, file: string): string[] {
  let place = '';
  let before = 0;
  const shown: string[] = [];
  const note = (node: Nodes): void => {
    if (isJsx(node, 'Show')) shown.push(`${place}/${before}`);
  };
  for (const node of root.children) {
    note(node);
    if (!isJsx(node, 'Step')) continue;
    const actions = new Set(actionsOf(node, file).map((placed) => placed.node));
    place = textAttribute(node, 'id', file) ?? '';
    before = 0;
    for (const child of node.children) {
      if (actions.has(child)) before += 1;
      note(child);
    }
    place = `after ${place}`;
    before = 0;
  }
  return shown;
}

function parse(text: string, file: string): Root {
  try {
    return parser.parse(text);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    // A tag that is never closed has no place of its own: only its words tell the line where it was opened.
    const line = error.line ?? Number(/\((\d+):/.exec(error.reason)?.[1] ?? 1);
    throw new LessonError({ file, line }, error.reason);
  }
}

function readStep(element: Jsx, file: string): StepText {
  const place = { file, line: lineOf(element) };
  const id = textAttribute(element, 'id', file);
  if (!z.safeParse(StepId, id).success || id === undefined) {
    throw new LessonError(place, `<Step> needs an id of small letters, digits and dashes, not "${id ?? ''}"`);
  }
  const title = element.children.find((node) => node.type === 'heading');
  if (title?.type !== 'heading' || title.depth !== 2) {
    throw new LessonError(place, `step "${id}" must begin with its title: ## Title`);
  }
  const reasons: string[] = [];
  for (const node of everyNode(element)) {
    if (!isJsx(node, 'Reason')) continue;
    const reason = textAttribute(node, 'id', file);
    if (!reason) throw new LessonError({ file, line: lineOf(node) }, '<Reason> needs an id');
    if (reasons.includes(reason)) {
      throw new LessonError(
        { file, line: lineOf(node) },
        `<Reason id="${reason}"> stands twice in step "${id}"`,
      );
    }
    reasons.push(reason);
  }
  return {
    id,
    title: toString(title),
    actions: actionsOf(element, file).map(({ action }) => action),
    reasons,
  };
}

/** What belongs into a step and stands outside of one would silently never run. */
function refuseOutside(root: Root, file: string): void {
  const visit = (node: Nodes): void => {
    if (isJsx(node, 'Step')) {
      if (!root.children.some((child) => child === node)) {
        throw new LessonError({ file, line: lineOf(node) }, '<Step> must stand at the top of the lesson');
      }
      return;
    }
    const runs = node.type === 'code' && ['sh', 'sql', 'output'].includes(node.lang ?? '');
    const what = runs
      ? `a \`\`\`${node.lang ?? ''} fence`
      : ['File', 'Reason'].find((name) => isJsx(node, name));
    if (what !== undefined) {
      throw new LessonError(
        { file, line: lineOf(node) },
        `${runs ? what : `<${what}>`} must stand in a <Step>`,
      );
    }
    if ('children' in node) node.children.forEach(visit);
  };
  root.children.forEach(visit);
}

function repeated(ids: string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index);
}
