import type { CDPSession, Page } from 'playwright-core';

type Key = { key: string; code: string; keyCode: number; text?: string; modifiers?: number };

const enter: Key = { key: 'Enter', code: 'Enter', keyCode: 13, text: '\r' };
const space: Key = { key: ' ', code: 'Space', keyCode: 32, text: ' ' };

/**
 * A Korean input method on two-set keys, as Chromium passes it to a page: each key is a keydown of 229, then the
 * composition grows; a syllable is committed when the next one begins. Recorded with IBus Hangul.
 */
export class Hangul {
  readonly #cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Hangul> {
    return new Hangul(await page.context().newCDPSession(page));
  }

  /** Shows a composition, for example `ㅎ`, `하`, `한`. */
  async compose(text: string): Promise<void> {
    await this.#processed();
    await this.#cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Ends the composition with this text. */
  async commit(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text });
  }

  /** Inserts a mark without composing, as input methods do with digits and punctuation. */
  async insert(text: string): Promise<void> {
    await this.#processed();
    await this.#cdp.send('Input.insertText', { text });
  }

  /** Types whole syllables, each through its stages; the last one stays in composition. */
  async type(syllables: string[][]): Promise<void> {
    for (const [index, stages] of syllables.entries()) {
      for (const stage of stages) await this.compose(stage);
      const last = stages.at(-1) ?? '';
      if (index < syllables.length - 1) await this.commit(last);
    }
  }

  enter(): Promise<void> {
    return this.press(enter);
  }

  space(): Promise<void> {
    return this.press(space);
  }

  async press({ key, code, keyCode, text, modifiers = 0 }: Key): Promise<void> {
    const event = { key, code, windowsVirtualKeyCode: keyCode, modifiers };
    const type = text === undefined ? 'rawKeyDown' : 'keyDown';
    await this.#cdp.send('Input.dispatchKeyEvent', {
      type,
      ...event,
      ...(text === undefined ? {} : { text }),
    });
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  async #processed(): Promise<void> {
    const event = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  }
}

/** 한, 글, 각: the stages in which their keys are pressed. */
export const stages = {
  han: ['ㅎ', '하', '한'],
  geul: ['ㄱ', '그', '글'],
  gak: ['ㄱ', '가', '각'],
};
