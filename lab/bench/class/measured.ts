/** What was measured while learners worked, all of them together. Times in milliseconds. */
export type Measured = {
  /** From the join to the first prompt. */
  joinToPrompt: number[];
  echoWalking: number[];
  /** While every learner types at once, with all databases up. */
  echoTyping: number[];
  /** From the prompt that came back after the command to the green step, where green came later. */
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
