import { createInterface } from 'node:readline/promises';
import type { Command } from './command.ts';
import { removeEverything } from './rooms.ts';
import { findRunningServer } from './running-server.ts';
import { words } from './words.ts';

/** `down`: removes the lab and its files; asks first, because files cannot be had back. */
export const down: Command = {
  options: { yes: { type: 'boolean', short: 'y' }, all: { type: 'boolean' } },
  help: {
    ko: 'down [--all] [--yes]    실습 환경을 지워요. --all은 여기서 만든 엔진과 이미지까지 지워요',
    en: 'down [--all] [--yes]    removes the lab; --all also the engine and images that it made',
  },
  async run({ home, language, values }) {
    const say = words[language];
    if ((await findRunningServer(home)) !== undefined) {
      console.error(say.stopFirst);
      return 1;
    }
    if (values['yes'] !== true && !(await confirmed(say.confirmDown))) {
      console.error(say.needsYes);
      return 2;
    }
    await removeEverything(home, { all: values['all'] === true });
    console.log(say.removed);
    if (values['all'] === true) console.log(say.wiped(home));
    return 0;
  },
};

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await prompt.question(question)).trim());
  } finally {
    prompt.close();
  }
}
