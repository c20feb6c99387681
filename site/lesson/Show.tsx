import type { ReactNode } from 'react';

/** Words that a slide shows as well; on the page they are words like all others. */
export function Show({ children }: { children: ReactNode }) {
  return children;
}
