import { Children, isValidElement, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Language } from '../../lab/contract/names.ts';
import { lessonComponents } from '../lesson/components.ts';
import { elementsOf } from '../lesson/elements.ts';
import { useLessonText } from '../lesson/lesson-text.ts';
import { Asked, Choice, Predict, Question, Why } from '../lesson/Question.tsx';

export type LessonChoice = { content: ReactNode; why: ReactNode; correct: boolean };
/** A question of a lesson, taken out of it. */
export type LessonQuestion = { asked: ReactNode; choices: readonly LessonChoice[] };

type QuestionProps = { id: string; children: ReactNode };

/** A question of a lesson in a language, undefined until its text is there. */
export function useLessonQuestion(
  lesson: string,
  question: string,
  language: Language,
): LessonQuestion | undefined {
  const { Text } = useLessonText(lesson, language);
  return useMemo(
    // The lesson's text is a plain function from components to elements: called, it tells what stands in it.
    () => (Text === undefined ? undefined : questionIn(Text({ components: lessonComponents }), question)),
    [Text, question],
  );
}

function questionIn(tree: ReactNode, id: string): LessonQuestion | undefined {
  const found = find(tree, id);
  if (found === undefined) return undefined;
  return {
    asked: elementsOf(found.props.children, Asked),
    choices: elementsOf(found.props.children, Choice).map(({ props }) => ({
      content: Children.toArray(props.children).filter((part) => !isValidElement(part) || part.type !== Why),
      why: elementsOf(props.children, Why),
      correct: props.correct === true,
    })),
  };
}

function find(tree: ReactNode, id: string): ReactElement<QuestionProps> | undefined {
  for (const node of Children.toArray(tree)) {
    if (!isValidElement<QuestionProps>(node)) continue;
    if ((node.type === Question || node.type === Predict) && node.props.id === id) return node;
    const inside = find(node.props.children, id);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
