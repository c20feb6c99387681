import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Plugin } from 'vite';
import type { Part } from '../../content/course.ts';
import { everyNode, isJsx, textAttribute } from '../../content/lesson-actions.ts';
import { Language } from '../../lab/contract/names.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
const id = 'virtual:reason-words';

/** The words of one lesson in one language, by step and reason; `{name}` stands for a value of the verdict. */
export type ReasonWords = Record<string, Record<string, string>>;

/**
 * `virtual:reason-words` holds what the lessons' `<Reason>`s say, as plain text: for pages that tell why somebody
 * else's step is not done and show no lesson. A module of its own, because a lesson has its reasons in its text.
 */
export function reasonWords({ folder, course }: { folder: string; course: Part[] }): Plugin {
  return {
    name: 'reason-words',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const slugs = course.flatMap((part) => part.lessons);
      const all = slugs.map((slug) => {
        const each = Language.options.flatMap((language) => {
          const path = join(folder, slug, `${language}.mdx`);
          return existsSync(path) ? [[language, readReasonWords(readFileSync(path, 'utf8'), path)]] : [];
        });
        return [slug, Object.fromEntries(each)];
      });
      return `export const reasonWords = ${JSON.stringify(Object.fromEntries(all))};`;
    },
  };
}

/** What the `<Reason>`s of a lesson say. */
export function readReasonWords(text: string, file: string): ReasonWords {
  const words: ReasonWords = {};
  for (const step of parser.parse(text).children) {
    if (!isJsx(step, 'Step')) continue;
    const reasons: Record<string, string> = {};
    for (const node of everyNode(step)) {
      const reason = isJsx(node, 'Reason') ? textAttribute(node, 'id', file) : undefined;
      if (reason !== undefined) reasons[reason] = plain(node).replace(/\s+/g, ' ').trim();
    }
    words[textAttribute(step, 'id', file) ?? ''] = reasons;
  }
  return words;
}

function plain(node: Nodes): string {
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return `{${node.value.trim()}}`;
  if ('children' in node) return node.children.map(plain).join(node.type === 'mdxJsxFlowElement' ? ' ' : '');
  return 'value' in node ? node.value : '';
}
