import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Code, Parent, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import {
  actionsOf,
  everyNode,
  isJsx,
  lineOf,
  textAttribute,
  type Jsx,
  type PlacedAction,
} from '../../content/lesson-actions.ts';
import { LessonError } from '../../content/lesson-error.ts';
import { textOf } from '../lesson/code.ts';
import { diffLines } from '../lesson/line-diff.ts';
import { outputLines, type Colour } from './colour.ts';
import { jsx } from './jsx.ts';
import { question } from './questions.ts';
import { fillable } from './reasons.ts';

/**
 * Turns the Markdown of a lesson into what the page's components take: fences with their number and colours, files
 * with their text, questions with their parts. What an action is, the course decides (`content/lesson-actions.ts`).
 */
export function lessonTree({ colour: colourOnce }: { colour: () => Promise<Colour> }) {
  return async (root: Root, file: VFile): Promise<void> => {
    const colour = await colourOnce();
    const folder = dirname(file.path);
    const place = {
      folder,
      file: join(folder, file.basename ?? '')
        .split('/')
        .slice(-2)
        .join('/'),
    };
    const actions = new Map<RootContent, { placed: PlacedAction; index: number }>();
    for (const step of root.children.filter((node) => isJsx(node, 'Step'))) {
      actionsOf(step, place.file).forEach((placed, index) => {
        actions.set(placed.node as RootContent, { placed, index });
      });
    }
    let questions = 0;
    const turn = (node: RootContent, parent: Parent): RootContent => {
      const found = actions.get(node);
      if (found) return action(found.placed, found.index, place, colour);
      if (node.type === 'code') return shown(node, colour);
      if (node.type === 'heading' && isJsx(parent, 'Step') && node.depth === 2)
        return jsx('StepHeading', {}, node.children);
      if (!isJsx(node)) return node;
      switch (node.name) {
        case 'Step':
          return {
            ...node,
            attributes: [...node.attributes, ...jsx('Step', { reasons: reasonsOf(node) }).attributes],
          };
        case 'Compare':
          return compare(node, place, colour);
        case 'Reason':
          return jsx('Reason', { id: textAttribute(node, 'id', place.file) }, fillable(contents(node)));
        case 'Predict':
        case 'Question':
          questions += 1;
          return question(node, `q${questions}`, place.file);
        default:
          return node;
      }
    };
    const visit = (parent: Parent): void => {
      parent.children = parent.children.map((node) => {
        const turned = turn(node, parent);
        if ('children' in turned) visit(turned);
        return turned;
      });
    };
    visit(root);
  };
}

/** Ids of the reasons whose words stand in the step; the words of all others are shared by every lesson. */
function reasonsOf(step: Jsx): string[] {
  return [...everyNode(step)].flatMap((node) => {
    const id = isJsx(node, 'Reason') ? textAttribute(node, 'id', '') : undefined;
    return id === undefined ? [] : [id];
  });
}

/** The types tell apart what may stand where in Markdown; inside our own components anything may. */
function contents(parent: Parent): RootContent[] {
  return parent.children;
}

type Where = { folder: string; file: string };

function action({ action, node }: PlacedAction, index: number, place: Where, colour: Colour): RootContent {
  if (action.kind === 'file') {
    const text = lessonFile(place, action.from, node as Jsx).replace(/\n$/, '');
    const source = text.split('\n');
    const notes = contents(node as Jsx)
      .flatMap((child) => (child.type === 'paragraph' ? contents(child) : [child]))
      .filter((child) => isJsx(child, 'Line'))
      .map((line) => {
        const match = textAttribute(line, 'match', place.file) ?? '';
        const at = source.flatMap((text, number) => (text.includes(match) ? [number] : []));
        if (at.length === 0) {
          throw new LessonError(
            { file: place.file, line: lineOf(line) },
            `no line of ${action.from} has "${match}"`,
          );
        }
        return jsx('Line', { at }, contents(line));
      });
    return jsx(
      'File',
      { action: index, path: action.path, lines: colour(text, languageOf(action.path)) },
      notes,
    );
  }
  const lines = colour(action.text, action.kind);
  const shared = { action: index, kind: action.kind, lines, fails: action.fails || undefined };
  return action.kind === 'sql'
    ? jsx('Fence', { ...shared, on: action.on, as: action.as })
    : jsx('Fence', { ...shared, dir: action.dir, until: action.until });
}

function shown(node: Code, colour: Colour): RootContent {
  return node.lang === 'output'
    ? jsx('Output', { lines: outputLines(node.value) })
    : jsx('Listing', { lines: colour(node.value, node.lang ?? ''), language: node.lang ?? undefined });
}

function compare(element: Jsx, place: Where, colour: Colour): RootContent {
  const sides = (['left', 'right'] as const).map((side) => {
    const path = textAttribute(element, side, place.file) ?? '';
    return { path, lines: colour(lessonFile(place, path, element).replace(/\n$/, ''), languageOf(path)) };
  });
  const [left, right] = sides;
  if (!left || !right) throw new Error('two sides have two elements');
  const rows = diffLines(left.lines, right.lines, textOf);
  return jsx('Compare', { left: left.path, right: right.path, rows });
}

function lessonFile(place: Where, path: string, element: Jsx): string {
  const full = join(place.folder, 'files', path);
  if (path === '' || !existsSync(full)) {
    throw new LessonError({ file: place.file, line: lineOf(element) }, `there is no file files/${path}`);
  }
  return readFileSync(full, 'utf8');
}

/** What a file is written in, from its name. */
function languageOf(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return /dockerfile/i.test(name) ? 'dockerfile' : (name.split('.').at(-1) ?? '');
}
