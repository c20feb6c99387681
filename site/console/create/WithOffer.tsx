import type { ReactNode } from 'react';
import { Button } from '../../lesson/Button.tsx';
import { Failed } from '../Failed.tsx';
import styles from './FormFrame.module.css';
import type { Offer } from './model/offer.ts';
import { useOffer } from './use-offer.ts';
import { useCreateWords } from './words.ts';

type Props = {
  onCancel: () => void;
  children: (offer: Offer, learn: (change: Partial<Offer>) => void) => ReactNode;
};

/** A form once it is known what there is to choose from, or why that is not known. */
export function WithOffer({ onCancel, children }: Props) {
  const words = useCreateWords();
  const { offer, error, again, learn } = useOffer();
  if (offer !== undefined) return children(offer, learn);
  if (error === undefined)
    return (
      <p className={styles.waiting} role="status">
        {words.loading}
      </p>
    );
  return (
    <div className={styles.waiting}>
      <p>{words.offerFailed}</p>
      <Failed error={error} />
      <Button filled onClick={again}>
        {words.again}
      </Button>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </div>
  );
}
