import { useState } from 'react';
import type { RdsInput } from '../../lab/contract/rds.ts';
import { accepted } from './calls.ts';

/** Sends a call that changes something, once at a time, and keeps what was refused to be shown. */
export function useSend(onDone: () => void) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = (action: string, input: RdsInput) => {
    if (pending) return;
    setPending(true);
    setError(undefined);
    accepted(action, input)
      .then(onDone, setError)
      .finally(() => setPending(false));
  };
  return { send, pending, error };
}
