import type { RootContent } from 'mdast';
import { jsx } from './jsx.ts';

/**
 * In a `<Reason>`, `{name}` is filled from the verdict, so that what MDX takes for an expression becomes a
 * `<Value name>`; in `code`, where MDX leaves it alone, likewise.
 */
export function fillable(nodes: RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      return [inline(jsx('Value', { name: node.value.trim() }))];
    }
    if (node.type === 'inlineCode') {
      if (!/\{\w+\}/.test(node.value)) return [node];
      const parts = node.value
        .split(/\{(\w+)\}/)
        .map((part, index): RootContent =>
          index % 2 === 1 ? inline(jsx('Value', { name: part })) : { type: 'text', value: part },
        );
      return [inline(jsx('code', {}, parts))];
    }
    if ('children' in node) return [{ ...node, children: fillable(node.children) } as RootContent];
    return [node];
  });
}

function inline(element: ReturnType<typeof jsx>): RootContent {
  return { ...element, type: 'mdxJsxTextElement' } as RootContent;
}
