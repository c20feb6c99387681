import type { MDXComponents, MDXContent } from 'mdx/types.js';
import { Fragment, isValidElement, type FC, type ReactElement, type ReactNode } from 'react';
import type { OpenTerminal } from '../../lab/contract/routes.ts';
import { elementsOf } from '../lesson/elements.ts';
import { faceComponents, noteComponents } from './parts/components.ts';
import { DeckSlide as Marked, Face, Notes } from './parts/marks.ts';
import type { SlideKind, SlideProps } from './slide-props.ts';

export type DeckSlide = {
  /** reveal.js's own indices, the same in every language. */
  place: { h: number; v: number };
  kind: SlideKind;
  step: string | null;
  title: string;
  /** How often "next" is pressed before the slide is through. */
  fragments: number;
  /** The number of the fence or file in its step. */
  action: number | null;
  terminal: OpenTerminal | null;
  /** Its fence has more lines than fit above the terminal. */
  long: boolean;
  question: string | null;
  /** How many answers the question has. */
  choices: number;
  face: ReactNode;
  notes: ReactNode;
};

/** A lesson as slides, in the order of showing. */
export type Deck = { slides: DeckSlide[]; columns: DeckSlide[][] };

/** Takes the slides out of a lesson that was built as such. */
export function readDeck(text: MDXContent): Deck {
  const faces = slidesOf(text, faceComponents);
  const notes = slidesOf(text, noteComponents);
  const columns: DeckSlide[][] = [];
  let stack: string | undefined;
  faces.forEach(({ props }, index) => {
    if (props.stack !== stack) columns.push([]);
    stack = props.stack;
    const column = columns.at(-1);
    column?.push({
      place: { h: columns.length - 1, v: column.length },
      kind: props.kind,
      step: props.step ?? null,
      title: props.title,
      fragments: props.fragments,
      action: props.action ?? null,
      terminal: props.terminal ?? null,
      long: props.long ?? false,
      question: props.question ?? null,
      choices: props.choices ?? 0,
      face: childrenOf(props.children, Face),
      notes: childrenOf(notes[index]?.props.children, Notes),
    });
  });
  return { slides: columns.flat(), columns };
}

/** The lesson is a plain function from components to elements: called, it tells what stands in it. */
function slidesOf(text: MDXContent, components: MDXComponents): ReactElement<SlideProps>[] {
  const tree: ReactNode = text({ components });
  const all =
    isValidElement<{ children?: ReactNode }>(tree) && tree.type === Fragment ? tree.props.children : tree;
  return elementsOf(all, Marked);
}

function childrenOf(children: ReactNode, part: FC<{ children?: ReactNode }>): ReactNode {
  return elementsOf(children, part)[0]?.props.children;
}

/** The slide at a place, or the nearest before it: a deck may be shorter than what is asked for. */
export function slideAt({ columns }: Deck, { h, v }: { h: number; v: number }): DeckSlide | undefined {
  const column = columns[Math.min(h, columns.length - 1)];
  return column?.[Math.min(v, column.length - 1)];
}
