import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command, CommandContext } from './cli/command.ts';
import { describeError } from './cli/describe-error.ts';
import { doctor } from './cli/doctor.ts';
import { down } from './cli/down.ts';
import { exec } from './cli/exec.ts';
import { reset } from './cli/reset.ts';
import { start } from './cli/start.ts';
import { status } from './cli/status.ts';
import { UsageError } from './cli/usage-error.ts';
import { walk } from './cli/walk.ts';
import { languageOf, words } from './cli/words.ts';

const commands: Record<string, Command> = { start, status, doctor, exec, reset, walk, down };

const COMMON = { help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } } as const;

async function main(argv: string[]): Promise<number> {
  const [name = '--help', ...rest] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const asked = name === '--help' || name === '-h' || name === 'help';
    const language = languageOf(undefined);
    if (!asked) console.error(words[language].unknownCommand(name));
    console.log(
      Object.values(commands)
        .map(({ help }) => `  npm run lab -- ${help[language]}`)
        .join('\n'),
    );
    return asked ? 0 : 2;
  }

  const own = command.passesThrough === true ? rest.slice(0, firstForeign(rest)) : rest;
  const { values, positionals } = parseArgs({
    args: own,
    options: { ...COMMON, ...command.options },
    allowPositionals: command.passesThrough === true,
  });
  const language = languageOf(typeof values['lang'] === 'string' ? values['lang'] : undefined);
  if (values['help'] === true) {
    console.log(`npm run lab -- ${command.help[language]}`);
    return 0;
  }
  const context: CommandContext = {
    home: process.env['REPLICATION_LAB_HOME'] ?? join(homedir(), '.local/share/replication-lab'),
    project: dirname(import.meta.dirname),
    language,
    values,
    positionals: command.passesThrough === true ? rest.slice(own.length) : positionals,
  };
  try {
    return await command.run(context);
  } catch (error) {
    console.error(describeError(error, language));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** `exec ls --help`: the options after the program's name are the program's. */
function firstForeign(args: string[]): number {
  const index = args.findIndex((arg) => !arg.startsWith('-'));
  const dashes = args.indexOf('--');
  if (dashes !== -1 && (index === -1 || dashes < index)) return dashes + 1;
  return index === -1 ? args.length : index;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(describeError(error, languageOf(undefined)));
  process.exitCode = 1;
}
