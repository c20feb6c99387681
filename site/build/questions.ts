import type { Parent, RootContent } from 'mdast';
import type { Jsx } from '../../content/lesson-actions.ts';
import { isJsx, lineOf } from '../../content/lesson-actions.ts';
import { LessonError } from '../../content/lesson-error.ts';
import { jsx } from './jsx.ts';

/**
 * A question as its component takes it: what is asked, then the choices, each with its reason at the end.
 * Writers may put the choices on the lines right after the question, where Markdown takes them for a part of its
 * paragraph.
 */
export function question(element: Jsx, id: string, file: string): RootContent {
  const asked: RootContent[] = [];
  const choices: RootContent[] = [];
  for (const child of element.children as RootContent[]) {
    if (isJsx(child, 'Choice')) choices.push(choice(child));
    else if (child.type === 'paragraph' && child.children.some((part) => isJsx(part, 'Choice'))) {
      const [words, found] = split(child, 'Choice');
      if (words.length > 0) asked.push({ ...child, children: words as typeof child.children });
      choices.push(...found.map(choice));
    } else asked.push(child);
  }
  const place = { file, line: lineOf(element) };
  const right = choices.filter(
    (node) => isJsx(node) && node.attributes.some((one) => 'name' in one && one.name === 'correct'),
  );
  if (choices.length < 2 || right.length !== 1) {
    throw new LessonError(place, 'a question needs two or more <Choice>s, exactly one of them correct');
  }
  return jsx(element.name ?? 'Question', { id }, [jsx('Asked', {}, asked), ...choices]);
}

function choice(element: Jsx): RootContent {
  const only = element.children.length === 1 ? element.children[0] : undefined;
  const parent = only?.type === 'paragraph' ? only : (element as Parent);
  const [words, reasons] = split(parent, 'Why');
  // A choice of several paragraphs may carry its reason as a paragraph of its own.
  const rest = words.filter((node) => !isJsx(node, 'Why'));
  return { ...jsx('Choice', {}, [...trimmed(rest), ...reasons]), attributes: element.attributes };
}

/** The children that are not of that name, and those that are, which may be one level deeper in a paragraph. */
function split(parent: Parent, name: string): [RootContent[], Jsx[]] {
  const words: RootContent[] = [];
  const found: Jsx[] = [];
  for (const node of parent.children) {
    if (isJsx(node, name)) found.push(node);
    else if (node.type === 'paragraph') {
      found.push(...node.children.filter((part) => isJsx(part, name)));
      words.push(...node.children.filter((part) => !isJsx(part, name)));
    } else words.push(node);
  }
  return [trimmed(words), found];
}

function trimmed(nodes: RootContent[]): RootContent[] {
  const kept = [...nodes];
  const first = kept[0];
  if (first?.type === 'text') kept[0] = { ...first, value: first.value.trimStart() };
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
  return kept.filter((node) => node.type !== 'text' || node.value !== '');
}
