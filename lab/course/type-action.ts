import type { ShellAction, SqlAction } from '../../content/lesson-actions.ts';
import type { TerminalInfo } from '../contract/terminal.ts';
import type { Terminal, Terminals } from '../workbench/workbench.ts';

const WORKSPACE = '/workspace';

/** Types a fence into the terminal it belongs to, as the learner would; answers that terminal's id. */
export async function typeAction(
  action: ShellAction | SqlAction,
  directory: string,
  terminals: Terminals,
): Promise<{ terminal: string }> {
  const terminal = action.kind === 'sql' ? await sqlTerminal(action, terminals) : shellTerminal(terminals);
  await terminal.type(action.kind === 'sql' ? action.text : inDirectory(action, directory, terminal.info));
  return { terminal: terminal.info.id };
}

async function sqlTerminal({ on }: SqlAction, terminals: Terminals): Promise<Terminal> {
  const open = terminals.list().find((info) => info.kind === 'sql' && info.on === on);
  return (open && terminals.get(open.id)) ?? terminals.open({ kind: 'sql', on });
}

/** A shell that is free, the first one if none is: its refusal tells the learner what runs there. */
function shellTerminal(terminals: Terminals): Terminal {
  const shells = terminals.list().filter(({ kind }) => kind === 'shell');
  const free = shells.find(({ busy, exitCode }) => !busy && exitCode === undefined) ?? shells[0];
  const terminal = terminals.get(free?.id ?? 'shell');
  if (!terminal) throw new Error('the shell tab is always there');
  return terminal;
}

function inDirectory({ text, dir }: ShellAction, lessonDirectory: string, info: TerminalInfo): string {
  const relative = dir ?? lessonDirectory;
  const wanted = relative === '' || relative === '.' ? WORKSPACE : `${WORKSPACE}/${relative}`;
  if (info.directory === wanted) return text;
  return `cd ${wanted === WORKSPACE ? '~' : `~/${relative}`}\n${text}`;
}
