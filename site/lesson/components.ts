import type { MDXComponents } from 'mdx/types.js';
import { InConsole } from '../console/in-lesson/InConsole.tsx';
import { Went, WentTo } from '../console/in-lesson/WentTo.tsx';
import { Compare } from './Compare.tsx';
import { Fence } from './Fence.tsx';
import { File, Line } from './File.tsx';
import { Aside, Hint } from './Hint.tsx';
import { Listing } from './Listing.tsx';
import { Output } from './Output.tsx';
import { Flow, Topology } from './Pictures.tsx';
import { Asked, Choice, Predict, Question, Why } from './Question.tsx';
import { Quiz } from './Quiz.tsx';
import { Reason, Value } from './Reason.tsx';
import { Replica, Source } from './Role.tsx';
import { Show } from './Show.tsx';
import { Step, StepHeading } from './Step.tsx';
import { Table } from './Table.tsx';

/** What the MDX of a lesson may use; most attributes are made from Markdown by `site/build/lesson-tree.ts`. */
export const lessonComponents: MDXComponents = {
  table: Table,
  Aside,
  Asked,
  Choice,
  Compare,
  Fence,
  File,
  Flow,
  Hint,
  InConsole,
  Line,
  Listing,
  Output,
  Predict,
  Question,
  Quiz,
  Reason,
  Replica,
  Show,
  Source,
  Step,
  StepHeading,
  Topology,
  Value,
  Went,
  WentTo,
  Why,
};
