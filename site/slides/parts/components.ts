import type { MDXComponents } from 'mdx/types.js';
import { lessonComponents } from '../../lesson/components.ts';
import { Topology } from '../../lesson/Pictures.tsx';
import { DeckSlide, Face, Notes } from './marks.ts';
import { NoteAside, NoteQuestion, NoteReason, NoteValue, Plain } from './NoteParts.tsx';
import { SlideCompare } from './SlideCompare.tsx';
import { SlideConsole } from './SlideConsole.tsx';
import { SlideFence, SlideListing } from './SlideFence.tsx';
import { SlideFile } from './SlideFile.tsx';
import { SlideOutput } from './SlideOutput.tsx';
import { SlideQuestion } from './SlideQuestion.tsx';
import { SlideTable, SlideWentTo } from './SlideTable.tsx';

const marks = { DeckSlide, Face, Notes };

/** What is shown on a slide: the parts of a lesson in the size of a stage, without the lesson page's buttons. */
export const faceComponents: MDXComponents = {
  ...lessonComponents,
  ...marks,
  table: SlideTable,
  Compare: SlideCompare,
  Fence: SlideFence,
  File: SlideFile,
  InConsole: SlideConsole,
  Listing: SlideListing,
  Output: SlideOutput,
  Predict: SlideQuestion,
  Question: SlideQuestion,
  Topology,
  WentTo: SlideWentTo,
};

/** What the speaker reads: plain text, nothing to press. */
export const noteComponents: MDXComponents = {
  ...lessonComponents,
  ...marks,
  Aside: NoteAside,
  Hint: NoteAside,
  InConsole: Plain,
  Predict: NoteQuestion,
  Question: NoteQuestion,
  Reason: NoteReason,
  Value: NoteValue,
};
