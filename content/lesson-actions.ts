import type { Node, Nodes, Parent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import * as z from 'zod/mini';
import { WorkspacePath } from '../lab/contract/names.ts';
import { parseFence, type Fence } from './fence.ts';
import { LessonError, type Place } from './lesson-error.ts';

type Printed = {
  /** What it prints, as the lesson's ` ```output ` shows it. */
  expected?: string;
};

/** One thing that a step has the learner do; "solving the step" is doing its actions in order. */
export type ShellAction = Extract<Fence, { kind: 'sh' }> & { text: string } & Printed;
export type SqlAction = Extract<Fence, { kind: 'sql' }> & { text: string } & Printed;
export type FileAction = {
  kind: 'file';
  /** Where it is written, below the workspace. */
  path: string;
  /** Where its text stands, below the lesson's `files`. */
  from: string;
  /** The `match` of each `<Line>`: text that must stand in the file. */
  lines: string[];
};
export type Action = ShellAction | SqlAction | FileAction;

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

export function isJsx(node: Node, name?: string): node is Jsx {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
    (name === undefined || (node as Jsx).name === name)
  );
}

export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** A JSX attribute that must be plain text: `<Step id="…">`. */
export function textAttribute(element: Jsx, name: string, file: string): string | undefined {
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    throw new LessonError(
      { file, line: lineOf(element) },
      `<${element.name ?? ''} ${name}> must be plain text`,
    );
  }
  return undefined;
}

/** What a node is as an action; undefined for everything that is only read. */
function actionOf(node: Nodes, file: string): Action | { kind: 'output'; text: string } | undefined {
  const place = { file, line: lineOf(node) };
  if (node.type === 'code') {
    const fence = parseFence(node.lang, node.meta, place);
    return fence && { ...fence, text: node.value };
  }
  return isJsx(node, 'File') ? fileAction(node, place) : undefined;
}

function fileAction(element: Jsx, place: Place): FileAction {
  const path = filePath(element, 'path', place);
  if (path === undefined) throw new LessonError(place, '<File> needs a path');
  const from = filePath(element, 'from', place) ?? path;
  const lines: string[] = [];
  for (const node of everyNode(element)) {
    if (!isJsx(node, 'Line')) continue;
    const match = textAttribute(node, 'match', place.file);
    if (!match) throw new LessonError({ ...place, line: lineOf(node) }, '<Line> needs a match');
    lines.push(match);
  }
  return { kind: 'file', path, from, lines };
}

function filePath(element: Jsx, name: string, place: Place): string | undefined {
  const value = textAttribute(element, name, place.file);
  if (value === undefined || z.safeParse(WorkspacePath, value).success) return value;
  throw new LessonError(place, `<File ${name}="${value}"> is no path below the workspace`);
}

/** An action and the node it comes from, so that a page can put its buttons where the action stands. */
export type PlacedAction = { action: Action; node: Nodes };

/** The actions of a step in order, each with the output that follows it. */
export function actionsOf(step: Parent, file: string): PlacedAction[] {
  const placed: PlacedAction[] = [];
  const children = new Set<Nodes>(step.children);
  let before: Nodes | undefined;
  for (const node of everyNode(step)) {
    const found = actionOf(node, file);
    const direct = children.has(node);
    if (found && !direct) {
      const what = node.type === 'code' ? `a \`\`\`${node.lang ?? ''} fence` : '<File>';
      throw new LessonError({ file, line: lineOf(node) }, `${what} must stand directly in its <Step>`);
    }
    if (found?.kind === 'output') {
      const last = placed.at(-1);
      if (!last || last.node !== before || last.action.kind === 'file') {
        throw new LessonError(
          { file, line: lineOf(node) },
          '```output must directly follow a ```sh or ```sql fence',
        );
      }
      last.action.expected = found.text;
    } else if (found) {
      placed.push({ action: found, node });
    }
    if (direct) before = node;
  }
  return placed;
}

/** Every node below this one, in the order of the text. */
export function* everyNode(parent: Parent): Generator<Nodes> {
  for (const child of parent.children) {
    yield child;
    if ('children' in child) yield* everyNode(child);
  }
}
