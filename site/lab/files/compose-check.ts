import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { PaneWords } from '../../words/pane-ko.ts';
import { composeFile } from './compose-file.ts';
import { forms, within, type Shape } from './compose-shape.ts';

export type Problem = { from: number; to: number; severity: 'error' | 'warning'; message: string };

type Words = PaneWords['compose'];
const mostProblems = 50;

/** What is wrong with a compose.yaml, as far as its text tells; `docker compose config` has the last word. */
export function checkCompose(text: string, words: Words): Problem[] {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false });
  const problems: Problem[] = document.errors.map(({ pos: [from, to], message }) => ({
    from: Math.min(from, text.length),
    to: Math.min(Math.max(to, from + 1), text.length),
    severity: 'error',
    message,
  }));
  if (problems.length === 0 && document.contents !== null) {
    walk(document.contents, composeFile, 'compose.yaml', problems, words);
    needImages(document.contents, problems, words);
  }
  return problems.slice(0, mostProblems);
}

function rangeOf(node: unknown): { from: number; to: number } | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range ? { from: range[0], to: range[1] } : undefined;
}

function kindOf(node: Node): 'map' | 'list' | 'scalar' | 'other' {
  if (isMap(node)) return 'map';
  if (isSeq(node)) return 'list';
  return isScalar(node) ? 'scalar' : 'other';
}

function wanted(shape: Shape, words: Words): string {
  const names = forms(shape).map(({ kind }) =>
    kind === 'list' ? words.types.list : kind === 'scalar' ? words.types.scalar : words.types.map,
  );
  return [...new Set(names)].join(' / ');
}

function walk(node: Node, shape: Shape, key: string, problems: Problem[], words: Words): void {
  const kind = kindOf(node);
  const shapes = forms(shape);
  // An alias or a merge may stand for anything, and an empty value is a value not yet typed.
  if (kind === 'other' || shapes.some((form) => form.kind === 'any')) return;
  if (isScalar(node) && node.value === null) return;
  const fits = shapes.some(
    (form) =>
      (form.kind === 'scalar' && kind === 'scalar') ||
      (form.kind === 'list' && kind === 'list') ||
      ((form.kind === 'keys' || form.kind === 'named') && kind === 'map'),
  );
  const range = rangeOf(node);
  if (!fits) {
    if (range !== undefined)
      problems.push({ ...range, severity: 'error', message: words.wrongType(key, wanted(shape, words)) });
    return;
  }
  if (isMap(node)) for (const pair of node.items) walkPair(pair, shape, problems, words);
  if (isSeq(node)) {
    const item = within(shape, null);
    for (const element of node.items) {
      if (item !== undefined && isNode(element)) walk(element, item.shape, key, problems, words);
    }
  }
}

function walkPair(pair: Pair, shape: Shape, problems: Problem[], words: Words): void {
  if (!isScalar(pair.key)) return;
  const key = String(pair.key.value);
  if (key === '<<') return;
  const entry = within(shape, key);
  const range = rangeOf(pair.key);
  if (entry === undefined) {
    if (range !== undefined) problems.push({ ...range, severity: 'error', message: words.unknownKey(key) });
  } else if (isNode(pair.value)) walk(pair.value, entry.shape, key, problems, words);
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}

/** A service without an image and without a build is the one mistake that no single key shows. */
function needImages(root: Node, problems: Problem[], words: Words): void {
  const services = isMap(root) ? root.get('services') : undefined;
  if (!isMap(services)) return;
  for (const { key, value } of services.items) {
    const range = rangeOf(key);
    if (!isMap(value) || range === undefined || !isScalar(key)) continue;
    const has = (name: string) => value.has(name);
    if (!['image', 'build', 'extends', 'provider', '<<'].some(has))
      problems.push({ ...range, severity: 'warning', message: words.required(String(key.value)) });
  }
}
