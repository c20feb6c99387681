import { useEffect } from 'react';
import { showConsole } from './console-view.ts';

/** The console comes to the front when one begins to read a lesson on RDS; afterwards the reader decides. */
export function useConsoleLesson(slug: string): void {
  useEffect(() => {
    if (/^1[1-4]-/.test(slug)) showConsole();
  }, [slug]);
}
