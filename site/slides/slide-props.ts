import type { ReactNode } from 'react';
import type { OpenTerminal } from '../../lab/contract/routes.ts';

/** What stands on a slide. */
export type SlideKind =
  | 'title'
  /** What the author marked with `<Show>`. */
  | 'words'
  /** A fence and the terminal in which it is run. */
  | 'action'
  /** Code that is only read: a listing, or a fence too long to stand above the terminal. */
  | 'code'
  /** The expected output where it is too long to stand in the terminal's place. */
  | 'output'
  | 'file'
  | 'table'
  | 'compare'
  | 'picture'
  | 'question'
  | 'console'
  | 'end';

/** A `<DeckSlide>` as `site/build/slide-tree.ts` writes it. */
export type SlideProps = {
  kind: SlideKind;
  /** Slides of one name stand in one column. */
  stack: string;
  step?: string;
  title: string;
  /** How often "next" is pressed before the slide is through. */
  fragments: number;
  /** The number of the fence or file in its step. */
  action?: number;
  terminal?: OpenTerminal;
  /** The fence has more lines than fit above the terminal: a slide before shows them all. */
  long?: boolean;
  question?: string;
  /** How many answers the question has. */
  choices?: number;
  /** Its face, then its notes. */
  children: ReactNode;
};
