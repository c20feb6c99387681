import {
  Children,
  isValidElement,
  type JSXElementConstructor,
  type ReactElement,
  type ReactNode,
} from 'react';

/** The children that are drawn by one of our components. */
export function elementsOf<Props>(
  children: ReactNode,
  component: JSXElementConstructor<Props>,
): ReactElement<Props>[] {
  return Children.toArray(children).filter(
    (child): child is ReactElement<Props> => isValidElement(child) && child.type === component,
  );
}
