import { LabError } from '../contract/lab-error.ts';
import { findCandidates, type Candidate } from './candidates.ts';
import { engineAt } from './engine-at.ts';
import type { OpenEngine } from './engine.ts';
import { openOwnEngine } from './own/own-engine.ts';
import { whyNoPackages } from './packages/abilities.ts';
import { ask, describeAnswer, NEEDED_API, type Answer, type Found } from './reach.ts';

/** The engine that is there, else one of our own. */
export const openEngine: OpenEngine = async (options) => {
  const answers = await askAll(await findCandidates());
  const found = choose(answers);
  if (found !== undefined) return engineAt({ ...found, kind: 'reached', stop: () => Promise.resolve() });
  const obstacle = await whyNoPackages();
  if (obstacle === undefined) return openOwnEngine(options);
  const tooOld = answers.find((answer): answer is Found => 'version' in answer);
  if (tooOld !== undefined) throw tooOldError(tooOld);
  const looked = answers.map(describeAnswer).join('; ');
  throw new LabError('engine-missing', { obstacle }, { cause: new Error(looked) });
};

/** Asks all places at once: most of them are sockets that are not there. */
export function askAll(candidates: Candidate[]): Promise<Answer[]> {
  return Promise.all(candidates.map(ask));
}

/** The first that will do; throws where somebody chose a place and it will not. */
export function choose(answers: Answer[]): Found | undefined {
  for (const answer of answers) {
    const { candidate } = answer;
    if ('problem' in answer) {
      if (!candidate.chosen) continue;
      throw new LabError('engine-unreachable', {
        from: candidate.from,
        address: candidate.text,
        detail: answer.problem,
      });
    }
    if (answer.newEnough) return answer;
    if (candidate.chosen) throw tooOldError(answer);
  }
  return undefined;
}

function tooOldError({ apiVersion }: Found): LabError {
  return new LabError('engine-too-old', { version: apiVersion, needed: NEEDED_API });
}
