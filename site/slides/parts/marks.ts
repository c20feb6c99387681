import type { FC, ReactNode } from 'react';
import type { SlideProps } from '../slide-props.ts';

type Holds = { children?: ReactNode };

/** These only mark what stands where in a built lesson; `read-deck.ts` takes it out. */
export const DeckSlide: FC<SlideProps> = () => null;
export const Face: FC<Holds> = () => null;
export const Notes: FC<Holds> = () => null;
