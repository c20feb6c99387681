/**
 * Formulas of a parameter group: `{DBInstanceClassMemory*3/4}`, `LEAST({DBInstanceClassMemory/9531392},5000)`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
 */
export type FormulaFacts = {
  AllocatedStorage: number;
  DBInstanceClassMemory: number;
  DBInstanceVCPU: number;
  EndPointPort: number;
  TrueIfReplica: number;
};

const FUNCTIONS: Record<string, (values: number[]) => number> = {
  GREATEST: (values) => Math.max(...values),
  LEAST: (values) => Math.min(...values),
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  LOG: ([value = 1]) => Math.log2(value),
};

const FORMULA_MOST = 255;

export function isFormula(value: string): boolean {
  return value.includes('{');
}

/** The formula's value, a whole number; undefined where it is none. */
export function evaluate(formula: string, facts: FormulaFacts): number | undefined {
  if (formula.length > FORMULA_MOST) return undefined;
  const words = formula.match(/[A-Za-z]+|\d+(?:\.\d+)?|\S/g) ?? [];
  const reader = new FormulaReader(words, facts);
  const value = reader.value(false);
  return value !== undefined && reader.atEnd && Number.isFinite(value) ? Math.floor(value) : undefined;
}

/** Reads from left to right; every part answers undefined where the text is not a formula. */
class FormulaReader {
  readonly #words: readonly string[];
  readonly #facts: FormulaFacts;
  #at = 0;

  constructor(words: readonly string[], facts: FormulaFacts) {
    this.#words = words;
    this.#facts = facts;
  }

  get atEnd(): boolean {
    return this.#at === this.#words.length;
  }

  /** @param inBraces variables and arithmetic stand only within braces */
  value(inBraces: boolean): number | undefined {
    if (this.#take('{')) {
      const value = this.#product();
      return !inBraces && this.#take('}') ? value : undefined;
    }
    const word = this.#words[this.#at++] ?? '';
    if (/^\d/.test(word)) return Number(word);
    const known = Object.entries(FUNCTIONS).find(([name]) => name === word.toUpperCase())?.[1];
    if (known !== undefined) return this.#call(known, inBraces);
    if (!inBraces) return undefined;
    return Object.entries(this.#facts).find(([name]) => name === word)?.[1];
  }

  #product(): number | undefined {
    let product = this.value(true);
    while (product !== undefined) {
      const times = this.#take('*');
      if (!times && !this.#take('/')) return product;
      const factor = this.value(true);
      if (factor === undefined) return undefined;
      product = times ? product * factor : product / factor;
    }
    return undefined;
  }

  #call(compute: (values: number[]) => number, inBraces: boolean): number | undefined {
    if (!this.#take('(')) return undefined;
    const values: number[] = [];
    do {
      const value = inBraces ? this.#product() : this.value(false);
      if (value === undefined) return undefined;
      values.push(value);
    } while (this.#take(','));
    return this.#take(')') ? compute(values) : undefined;
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }
}
