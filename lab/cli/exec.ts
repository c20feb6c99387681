import type { Command } from './command.ts';
import { execAttached } from '../workbench/exec-attached.ts';
import { openEngine } from '../engine/open-engine.ts';
import { ProgressLines } from './progress-lines.ts';
import { SOLO_LAB, withLab } from './rooms.ts';
import { findRunningServer } from './running-server.ts';
import type { Engine } from '../engine/engine.ts';

/** `exec CMD…`: a command in the learner's workbench; its input, outputs and exit code are the command's own. */
export const exec: Command = {
  options: {},
  passesThrough: true,
  help: {
    ko: 'exec CMD…               작업 환경에서 명령을 실행해요 (입력, 출력, 종료 코드를 그대로 전해요)',
    en: 'exec CMD…               runs a command in the workbench (input, outputs and exit code are its own)',
  },
  async run({ home, language, positionals }) {
    if (positionals.length === 0) {
      console.log(`npm run lab -- ${exec.help[language]}`);
      return 2;
    }
    const { report } = new ProgressLines(language, (line) => console.error(line));
    const server = await findRunningServer(home);
    if (server === undefined) {
      return withLab(home, report, ({ engine }) => attach(engine, SOLO_LAB, positionals));
    }
    const engine = await openEngine({ home, onProgress: report });
    try {
      return await attach(engine, server.lab, positionals);
    } finally {
      await engine.close();
    }
  },
};

async function attach(engine: Engine, lab: string, command: string[]): Promise<number> {
  const { stdin, stdout, stderr } = process;
  const person = stdin.isTTY && stdout.isTTY;
  if (person) stdin.setRawMode(true);
  try {
    const terminal = person
      ? {
          terminal: {
            size: sizeOf(),
            onResize: (listener: OnResize) => void stdout.on('resize', () => listener(sizeOf())),
          },
        }
      : {};
    return await execAttached(engine, lab, { command, stdin, stdout, stderr, ...terminal });
  } finally {
    if (person) stdin.setRawMode(false);
  }
}

type Size = { columns: number; rows: number };
type OnResize = (size: Size) => void;

function sizeOf(): Size {
  return { columns: process.stdout.columns, rows: process.stdout.rows };
}
