import { valueToEstree } from 'estree-util-value-to-estree';
import type { RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';

/** An attribute that holds any plain value; absent ones are left out by `jsx`. */
function attribute(name: string, value: unknown): MdxJsxAttribute {
  if (typeof value === 'string') return { type: 'mdxJsxAttribute', name, value };
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: JSON.stringify(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          body: [{ type: 'ExpressionStatement', expression: valueToEstree(value) }],
        },
      },
    },
  };
}

/** A component in the tree of a lesson: `jsx('Fence', { action: 0 })`. */
export function jsx(
  name: string,
  values: Record<string, unknown>,
  children: RootContent[] = [],
): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => attribute(key, value)),
    // The types know which children a flow element has in Markdown; ours go where the page's components take them.
    children: children as MdxJsxFlowElement['children'],
  };
}
