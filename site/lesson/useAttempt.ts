import { useCallback, useState } from 'react';

/** Something that a button does at the lab: whether it is under way, and how it failed. */
export function useAttempt() {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const attempt = useCallback((work: () => Promise<unknown>) => {
    setPending(true);
    setError(undefined);
    work()
      .catch(setError)
      .finally(() => setPending(false));
  }, []);
  return { attempt, pending, error };
}
