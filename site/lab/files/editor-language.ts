import { sql, MySQL } from '@codemirror/lang-sql';
import { yaml } from '@codemirror/lang-yaml';
import { StreamLanguage } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import type { Extension } from '@codemirror/state';
import type { Language } from '../../../lab/contract/names.ts';
import type { PaneWords } from '../../words/pane-ko.ts';
import { composeAssist } from './compose-assist.ts';

/** Colours and help for a file, by its name. */
export function languageOf(path: string, language: Language, words: PaneWords): Extension {
  const name = path.split('/').at(-1) ?? path;
  if (/^(docker-)?compose(\..+)?\.ya?ml$/.test(name)) return [yaml(), composeAssist(language, words.compose)];
  if (/\.ya?ml$/.test(name)) return yaml();
  if (/^Dockerfile(\..+)?$/i.test(name)) return StreamLanguage.define(dockerFile);
  if (/\.(cnf|ini|conf|env|properties)$/.test(name) || name === '.env')
    return StreamLanguage.define(properties);
  if (name.endsWith('.sql')) return sql({ dialect: MySQL, upperCaseKeywords: true });
  if (/\.(sh|bash)$/.test(name) || /^\.(bashrc|profile)$/.test(name)) return StreamLanguage.define(shell);
  return [];
}
