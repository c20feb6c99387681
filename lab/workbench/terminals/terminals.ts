import type Dockerode from 'dockerode';
import { LabError } from '../../contract/lab-error.ts';
import { TerminalId } from '../../contract/names.ts';
import type { OpenTerminal } from '../../contract/routes.ts';
import type { TerminalInfo } from '../../contract/terminal.ts';
import type { Changes } from '../changes.ts';
import { endMarked } from '../signal-marked.ts';
import type { Terminal, Terminals } from '../workbench.ts';
import {
  forgetTerminal,
  MOST_KEPT,
  readSavedTerminals,
  saveTerminal,
  type SavedTerminal,
} from './saved-terminals.ts';
import { TERMINAL_MARK } from './shell.ts';
import { TerminalSession } from './terminal-session.ts';
import { throttle, type Throttle } from './throttle.ts';

const LIMIT = 24;
const SHELL = 'shell';
const SAVE_PAUSE = 2_000;
const OUTPUT_PAUSE = 250;
const INFO_PAUSE = 30;

export type WorkbenchTerminalsOptions = {
  /** Where screens are kept over a restart. */
  directory: string;
  /** The workbench, once it runs and its link is up. */
  container: () => Promise<Dockerode.Container>;
  changes: Changes;
};

type Tab = { session: TerminalSession; save: Throttle };

/** The terminal tabs of a lab. */
export class WorkbenchTerminals implements Terminals {
  readonly #options: WorkbenchTerminalsOptions;
  readonly #tabs = new Map<string, Tab>();
  readonly #tellInfo: Throttle;
  readonly #tellOutput: Throttle;
  /** Since output was told last, a program has said something. */
  #said = false;

  private constructor(options: WorkbenchTerminalsOptions) {
    this.#options = options;
    this.#tellInfo = throttle(INFO_PAUSE, () => options.changes.tell({ kind: 'terminals' }));
    this.#tellOutput = throttle(OUTPUT_PAUSE, () => {
      const echo = !this.#said;
      this.#said = false;
      options.changes.tell({ kind: 'terminal-output', echo });
    });
  }

  /** Opens the tabs that were there when the last server ended, with new shells in them. */
  static async open(options: WorkbenchTerminalsOptions): Promise<WorkbenchTerminals> {
    const terminals = new WorkbenchTerminals(options);
    for (const saved of await readSavedTerminals(options.directory)) {
      const { id } = saved;
      if (terminals.#tabs.size < LIMIT)
        terminals.#add(id, saved.kind === 'sql' ? saved : { kind: 'shell' }, saved);
    }
    if (!terminals.#tabs.has(SHELL)) terminals.#add(SHELL, { kind: 'shell' });
    return terminals;
  }

  list(): TerminalInfo[] {
    return [...this.#tabs.values()]
      .map(({ session }) => session.info)
      .sort((one, other) => Number(other.id === SHELL) - Number(one.id === SHELL));
  }

  get(id: string): Terminal | undefined {
    return this.#tabs.get(id)?.session;
  }

  async open(what: OpenTerminal): Promise<Terminal> {
    const id = what.kind === 'sql' ? sqlId(what.on) : this.#freeShellId();
    const present = this.#tabs.get(id);
    if (present !== undefined) return present.session;
    if (this.#tabs.size >= LIMIT) throw new LabError('too-many-terminals', { limit: String(LIMIT) });
    return this.#add(id, what);
  }

  async close(id: string): Promise<void> {
    const tab = this.#tabs.get(id);
    if (tab === undefined) throw new LabError('terminal-gone');
    this.#tabs.delete(id);
    tab.save.cancel();
    tab.session.close();
    const container = await this.#options.container();
    await endMarked(container, TERMINAL_MARK + id.replaceAll('.', '\\.'));
    await forgetTerminal(this.#options.directory, id);
    // The first shell is always there: closing it makes a new one.
    if (id === SHELL) this.#add(SHELL, { kind: 'shell' });
    this.#tellInfo();
  }

  /** The workbench is back: so are the shells that went away with it. */
  revive(): void {
    for (const { session } of this.#tabs.values()) session.revive();
  }

  /** Keeps every screen, then lets go of the tabs. */
  async closeAll(): Promise<void> {
    this.#tellInfo.cancel();
    this.#tellOutput.cancel();
    const tabs = [...this.#tabs.values()];
    this.#tabs.clear();
    await Promise.all(
      tabs.map(async ({ session, save }) => {
        save.cancel();
        const saved = session.toSave(MOST_KEPT);
        session.close();
        // A full disk costs the screen, and must not keep the lab from closing.
        await saveTerminal(this.#options.directory, saved).catch(() => undefined);
      }),
    );
  }

  #add(id: string, what: OpenTerminal, saved?: SavedTerminal): TerminalSession {
    const save = throttle(SAVE_PAUSE, () => {
      // A screen that could not be kept, on a full disk for example, costs nothing but the screen.
      saveTerminal(this.#options.directory, session.toSave(MOST_KEPT)).catch(() => undefined);
    });
    const session = new TerminalSession({
      id,
      what: what.kind === 'sql' ? { kind: 'sql', on: what.on } : { kind: 'shell' },
      container: this.#options.container,
      ...(saved === undefined ? {} : { saved }),
      onInfo: this.#tellInfo,
      onOutput: ({ echo }) => {
        save();
        this.#said ||= !echo;
        this.#tellOutput();
      },
    });
    this.#tabs.set(id, { session, save });
    this.#tellInfo();
    return session;
  }

  #freeShellId(): string {
    for (let number = 2; ; number++) {
      const id = `${SHELL}-${number}`;
      if (!this.#tabs.has(id)) return id;
    }
  }
}

/** A tab has its container's name, where that can be a tab's id and is not that of a shell. */
function sqlId(container: string): string {
  const plain = TerminalId.safeParse(container).success && !/^shell(-\d+)?$/.test(container);
  return plain ? container : `sql-${container.toLowerCase()}`.slice(0, 63);
}
