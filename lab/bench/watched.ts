/** Output that is watched for a text. */
export class Watched {
  #tail = '';
  #waiting: { text: string; found: () => void } | undefined;

  add(bytes: Buffer): void {
    if (this.#waiting === undefined) return;
    this.#tail = (this.#tail + bytes.toString('latin1')).slice(-65_536 - bytes.length);
    if (!this.#tail.includes(this.#waiting.text)) return;
    const { found } = this.#waiting;
    this.#waiting = undefined;
    found();
  }

  /** Resolves once the output has this text, from now on. */
  until(text: string): Promise<void> {
    this.#tail = '';
    return new Promise((found) => {
      this.#waiting = { text, found };
    });
  }

  /** Runs a command line and waits for its end; the shell joins the mark, so that its echo does not count. */
  async run(line: string, type: (data: string) => void): Promise<void> {
    const mark = Math.random().toString(36).slice(2).padEnd(12, '0');
    const seen = this.until(`done-${mark}`);
    type(`${line}; echo done-"${mark}"\r`);
    await seen;
  }
}
