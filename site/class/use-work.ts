import { useState } from 'react';

/** One thing that is being done: whether it lasts, and why it failed. */
export function useWork() {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  return {
    pending,
    error,
    /** Does it, and then what follows; a second press while it lasts does nothing. */
    start: <Result>(work: () => Promise<Result>, then: (result: Result) => void): void => {
      if (pending) return;
      setPending(true);
      setError(undefined);
      work().then(then, (error: unknown) => {
        setPending(false);
        setError(error);
      });
    },
  };
}
