import type { ShellAction, SqlAction } from '../../content/lesson-actions.ts';
import type { TerminalInfo } from '../contract/terminal.ts';
import { coursePassword } from './actions/sql.ts';
import type { Terminal, Terminals } from '../workbench/workbench.ts';

const WORKSPACE = '/workspace';

/**
 * Types a fence into the terminal it belongs to, as the learner would; answers that terminal's id. `type` also presses
 * Enter, `typeOut` takes its time and leaves that to a person.
 */
export async function typeAction(
  action: ShellAction | SqlAction,
  directory: string,
  terminals: Terminals,
  how: 'type' | 'typeOut' = 'type',
): Promise<{ terminal: string }> {
  if (action.kind === 'sql' && action.as === undefined) {
    const terminal = await sqlTerminal(action, terminals);
    await terminal[how](action.text);
    return { terminal: terminal.info.id };
  }
  const terminal = shellTerminal(terminals);
  await terminal[how](action.kind === 'sql' ? asUser(action) : inDirectory(action, directory, terminal.info));
  return { terminal: terminal.info.id };
}

async function sqlTerminal({ on }: SqlAction, terminals: Terminals): Promise<Terminal> {
  const open = terminals.list().find((info) => info.kind === 'sql' && info.on === on);
  return (open && terminals.get(open.id)) ?? terminals.open({ kind: 'sql', on });
}

/** A SQL tab is root's: as another user the statements go through a client of their own. */
function asUser({ on, as = 'root', text }: SqlAction): string {
  return `docker exec -i ${on} mysql -t -u${as} -p${coursePassword(as)} <<'SQL'\n${text}\nSQL`;
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
