import type { LabNames } from '../engine/lab-names.ts';
import { fields } from './container-answer.ts';
import { withoutPrefixes } from './image-names.ts';
import { OWN_LABELS } from './names.ts';

const STEP = /^Step (\d+)\/(\d+) : (.*)$/s;

/** Translates a build's output; the step of each stage that puts our label on it is not the learner's, and left out. */
export function buildOutput(names: LabNames, stages: number): (line: unknown) => unknown {
  let hidden = 0;
  let isHidden = false;
  const shownStream = (text: string): string | undefined => {
    const step = STEP.exec(text);
    if (step) {
      isHidden = step[3]?.startsWith(`LABEL ${OWN_LABELS}`) ?? false;
      if (isHidden) hidden += 1;
      return isHidden
        ? undefined
        : `Step ${Number(step[1]) - hidden}/${Number(step[2]) - stages} : ${step[3]}`;
    }
    if (text.startsWith('Successfully ')) isHidden = false;
    return isHidden ? undefined : text;
  };
  return (line) => {
    const translated = { ...fields(line) };
    if (typeof translated['stream'] === 'string') {
      translated['stream'] = shownStream(translated['stream']);
      if (translated['stream'] === undefined) return undefined;
    }
    for (const key of ['stream', 'status', 'error'])
      if (typeof translated[key] === 'string') translated[key] = withoutPrefixes(names, translated[key]);
    const detail = fields(translated['errorDetail']);
    if (typeof detail['message'] === 'string')
      translated['errorDetail'] = { ...detail, message: withoutPrefixes(names, detail['message']) };
    return translated;
  };
}
