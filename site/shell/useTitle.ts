import { useEffect } from 'react';

/** The window's title while the component is mounted. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
