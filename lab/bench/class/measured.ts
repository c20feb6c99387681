/** What was measured while learners worked, all of them together. Times in milliseconds. */
export type Measured = {
  /** From the join to the first prompt. */
  joinToPrompt: number[];
  echoWalking: number[];
  /** While every learner types at once, with all databases up. */
  echoTyping: number[];
  /**
   * From the last prompt before the step turned green. At most, therefore: a step that turns green while the command
   * that did it still works, such as a build, counts from the command before.
   */
  factToGreen: { step: string; time: number }[];
  /** Steps that were green before their command had ended. */
  greenBefore: number;
  green: number;
  failed: string[];
};

export function nothingMeasured(): Measured {
  return {
    joinToPrompt: [],
    echoWalking: [],
    echoTyping: [],
    factToGreen: [],
    greenBefore: 0,
    green: 0,
    failed: [],
  };
}
