import { useEffect, useState } from 'react';
import { loadOffer, type Offer } from './model/offer.ts';

type Answer = { offer?: Offer; error?: unknown };

/** What there is to choose from, asked once when a form opens; a form must not change under the learner's hands. */
export function useOffer(): {
  offer: Offer | undefined;
  error: unknown;
  again: () => void;
  /** What a form has itself added, for example a security group. */
  learn: (change: Partial<Offer>) => void;
} {
  const [answer, setAnswer] = useState<Answer>({});
  const asking = answer.offer === undefined && answer.error === undefined;
  useEffect(() => {
    if (!asking) return undefined;
    let stale = false;
    loadOffer().then(
      (offer) => !stale && setAnswer({ offer }),
      (error: unknown) => !stale && setAnswer({ error }),
    );
    return () => {
      stale = true;
    };
  }, [asking]);
  return {
    offer: answer.offer,
    error: answer.error,
    again: () => setAnswer({}),
    learn: (change) =>
      setAnswer(({ offer, ...rest }) => ({
        ...rest,
        ...(offer === undefined ? {} : { offer: { ...offer, ...change } }),
      })),
  };
}
