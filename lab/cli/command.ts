import type { ParseArgsConfig } from 'node:util';
import type { Bilingual } from '../contract/check.ts';
import type { Language } from '../contract/names.ts';

export type CommandContext = {
  /** The lab's data directory. */
  home: string;
  /** The project's folder. */
  project: string;
  language: Language;
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
};

export type Command = {
  options: NonNullable<ParseArgsConfig['options']>;
  /** One line: how it is called and what it does. */
  help: Bilingual;
  /** Everything after the command's name belongs to another program and is not parsed. */
  passesThrough?: boolean;
  /** Answers the exit code. */
  run(context: CommandContext): Promise<number>;
};
