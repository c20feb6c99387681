import type Dockerode from 'dockerode';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LabError } from '../../contract/lab-error.ts';
import type { TerminalInfo, TerminalInput } from '../../contract/terminal.ts';
import type { Terminal, TerminalViewer, ViewOptions } from '../workbench.ts';
import { FailedCommands } from './failed-commands.ts';
import type { SavedTerminal } from './saved-terminals.ts';
import { Screen } from './screen.ts';
import { Shell } from './shell.ts';
import { directoryOf, shellMark } from './shell-marks.ts';
import { isFocusReport, isReport, keystrokes, leavesPrompt, pasted, typedInput } from './typed-input.ts';
import { Viewers } from './viewers.ts';
import { WholeSequences } from './whole-sequences.ts';
import { notes } from './notes.ts';

const FIRST_SIZE = { columns: 100, rows: 30 };
const PROMPT_PATIENCE = 15_000;
const INTERRUPT_PATIENCE = 500;
const INTERRUPTS_MOST = 6;
/** Between two keys, and in all, when a text is typed out. */
const KEY_PACE = 30;
const TYPE_OUT_LONGEST = 6_000;
/** A program that lived shorter than this is not started again by itself. */
const SHORT_LIFE = 3_000;

export type TerminalSessionOptions = {
  id: string;
  what: { kind: 'shell' } | { kind: 'sql'; on: string };
  /** The workbench, once it runs and its link is up. */
  container: () => Promise<Dockerode.Container>;
  saved?: SavedTerminal;
  /** Its state, or what it shows, has changed. */
  onInfo: () => void;
  /** `echo`: at a prompt that waits. */
  onOutput: (what: { echo: boolean }) => void;
};

/** What may be typed before the program has started; a terminal keeps as much for a program that does not read. */
const MOST_TYPED_AHEAD = 4096;

/** Exit codes of a program that was killed, or that could not be started: its files were not there. */
const WORKBENCH_AWAY: ReadonlySet<number> = new Set([126, 127, 137]);

type Phase = 'starting' | 'running' | 'ended' | 'closed';

/** One terminal tab: a program, the screen it has drawn, and those who look at it. */
export class TerminalSession implements Terminal {
  readonly #options: TerminalSessionOptions;
  readonly #screen: Screen;
  readonly #viewers: Viewers;
  readonly #waitingForPrompt = new Set<() => void>();
  #output = new WholeSequences();
  #shell: Shell | undefined;
  #phase: Phase = 'ended';
  #startedAt = 0;
  /** At a prompt, with nothing running. */
  #idle = false;
  /** Something was typed at the prompt. */
  #touched = false;
  /** Typed before the program had started. */
  #typedAhead = '';
  /** Counts what people and fences type: whoever types key by key gives way. */
  #hands = 0;
  #directory: string | undefined;
  #exitCode: number | undefined;
  readonly #failed = new FailedCommands();

  constructor(options: TerminalSessionOptions) {
    const { saved } = options;
    this.#options = options;
    this.#directory = saved?.directory;
    const size = saved === undefined ? FIRST_SIZE : { columns: saved.columns, rows: saved.rows };
    // Positions begin anywhere, so that a viewer of an earlier server's terminal is not taken for one of this.
    const position = randomInt(2 ** 40) * 2 ** 10;
    this.#screen = new Screen(size, position, {
      onDirectory: (payload) => this.#onDirectory(payload),
      onMark: (payload) => this.#onMark(payload),
      onAnswer: (data) => this.#shell?.write(data),
    });
    this.#viewers = new Viewers({
      screen: this.#screen,
      size,
      position,
      onPause: (paused) => {
        if (this.#shell !== undefined) this.#shell.paused = paused;
      },
      onResize: (size) => {
        this.#screen.resize(size);
        this.#shell?.resize(size);
      },
    });
    if (saved !== undefined) {
      this.#screen.restore(saved.screen);
      this.#note(notes.serverRestarted);
    }
    void this.#start();
  }

  get info(): TerminalInfo {
    const { id, what } = this.#options;
    return {
      id,
      kind: what.kind,
      ...(what.kind === 'sql' ? { on: what.on } : {}),
      ...(this.#directory === undefined ? {} : { directory: this.#directory }),
      busy: this.#phase !== 'running' || !this.#idle,
      ...(this.#exitCode === undefined ? {} : { exitCode: this.#exitCode }),
      ...(this.#failed.inARow === 0 ? {} : { failures: this.#failed.inARow }),
    };
  }

  view(viewer: TerminalViewer, since: number | undefined, options: ViewOptions = {}) {
    this.#viewers.join(viewer, since, options);
    if (this.#phase === 'ended') viewer.message({ type: 'exit', code: this.#exitCode ?? 0 });
    return {
      receive: (input: TerminalInput) => this.#receive(viewer, input),
      leave: () => this.#viewers.leave(viewer),
    };
  }

  async type(text: string): Promise<void> {
    await this.#emptyPrompt();
    this.#idle = false;
    this.#shell?.write(pasted(text, this.#screen.bracketedPaste));
    this.#options.onInfo();
  }

  async typeOut(text: string): Promise<void> {
    await this.#emptyPrompt();
    const hand = this.#hands;
    const keys = keystrokes(text, this.#screen.bracketedPaste);
    const pace = Math.min(KEY_PACE, TYPE_OUT_LONGEST / keys.length);
    this.#touched = true;
    for (const key of keys) {
      if (this.#hands !== hand || this.#phase !== 'running') throw new LabError('terminal-busy');
      this.#shell?.write(key);
      await delay(pace);
    }
  }

  /** The prompt with nothing typed at it, or `terminal-busy`. */
  async #emptyPrompt(): Promise<void> {
    this.#hands += 1;
    if (this.#phase === 'ended') void this.#start();
    if (this.#phase === 'starting') await this.#prompt(PROMPT_PATIENCE);
    // A prompt that has come and is not drawn yet counts.
    await this.#screen.drawn();
    if (!this.#idle) throw new LabError('terminal-busy');
    if (this.#touched) await this.#giveUpLine();
  }

  /**
   * What was half typed is given up, as a person would with Ctrl-C, and would again: a signal that comes just before
   * Readline waits for the next key is seen only with that key.
   */
  async #giveUpLine(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const prompt = this.#prompt(INTERRUPT_PATIENCE);
      this.#input('\x03');
      try {
        await prompt;
        return;
      } catch (error) {
        if (attempt === INTERRUPTS_MOST) throw error;
      }
    }
  }

  /** Starts a program again that could not live because the workbench was away or broken. */
  revive(): void {
    if (this.#phase === 'ended' && WORKBENCH_AWAY.has(this.#exitCode ?? 0)) void this.#start();
  }

  /** What is worth keeping over a restart of the server. */
  toSave(limit: number): SavedTerminal {
    const { id, what } = this.#options;
    return {
      id,
      ...what,
      ...(this.#directory === undefined ? {} : { directory: this.#directory }),
      ...this.#viewers.size,
      screen: this.#screen.kept(limit),
    };
  }

  /** Lets go of the program; ending it is for who closes the terminal. */
  close(): void {
    this.#phase = 'closed';
    this.#shell?.detach();
    this.#viewers.close();
    this.#screen.dispose();
  }

  async #start(): Promise<void> {
    if (this.#phase !== 'ended') return;
    this.#phase = 'starting';
    this.#idle = false;
    this.#touched = false;
    this.#typedAhead = '';
    this.#exitCode = undefined;
    this.#options.onInfo();
    const { id, what } = this.#options;
    try {
      const shell = await Shell.start(await this.#options.container(), {
        id,
        command: what.kind === 'shell' ? ['/bin/bash'] : ['/usr/local/bin/lab', 'sql', what.on],
        directory: this.#directory,
        size: this.#viewers.size,
        onOutput: (bytes) => this.#show(this.#output.take(bytes)),
        onExit: (code) => void this.#onExit(code),
      });
      if (this.#isClosed()) shell.detach();
      else {
        this.#shell = shell;
        // The size may have changed while the program was being started.
        shell.resize(this.#viewers.size);
        this.#phase = 'running';
        this.#startedAt = Date.now();
        if (this.#typedAhead !== '') shell.write(this.#typedAhead);
      }
    } catch {
      // The workbench is away for longer than anyone should wait. The line says so, and a key tries again.
      if (this.#isClosed()) return;
      this.#phase = 'ended';
      this.#note(notes.noWorkbench);
    }
    this.#options.onInfo();
  }

  async #onExit(code: number): Promise<void> {
    this.#show(this.#output.end());
    this.#output = new WholeSequences();
    this.#shell = undefined;
    this.#phase = 'ended';
    this.#idle = false;
    this.#exitCode = code;
    this.#viewers.tell({ type: 'exit', code });
    const killed = code === 137 && Date.now() - this.#startedAt > SHORT_LIFE;
    this.#note(killed ? notes.killed : notes.ended);
    this.#options.onInfo();
    if (killed) await this.#start();
  }

  #receive(viewer: TerminalViewer, input: TerminalInput): void {
    if (this.#phase === 'closed') return;
    switch (input.type) {
      case 'ack':
        return this.#viewers.acknowledge(viewer, input.position);
      case 'resize':
        return this.#viewers.resize(viewer, { columns: input.columns, rows: input.rows });
      case 'focus':
        return this.#viewers.claim(viewer);
      case 'input':
        if (isReport(input.data)) return;
        if (isFocusReport(input.data) && !this.#viewers.owns(viewer)) return;
        this.#viewers.claim(viewer);
        if (!isFocusReport(input.data)) this.#hands += 1;
        if (this.#phase === 'ended') void this.#start();
        else this.#input(typedInput(input.data));
    }
  }

  #input(data: string): void {
    if (this.#phase === 'starting') {
      this.#typedAhead = (this.#typedAhead + data).slice(0, MOST_TYPED_AHEAD);
      return;
    }
    if (this.#shell?.write(data) === false) this.#show(Buffer.from('\x07'));
    if (!this.#idle) return;
    if (leavesPrompt(data)) {
      this.#idle = false;
      this.#options.onInfo();
    } else if (!isFocusReport(data)) this.#touched = true;
  }

  #show(bytes: Buffer): void {
    this.#viewers.output(bytes);
    this.#options.onOutput({ echo: this.#phase === 'running' && this.#idle });
  }

  /** A line of the lab itself, between what the program has written. Modes that a killed program left are reset. */
  #note(text: string): void {
    this.#show(
      Buffer.from(
        `\x1b[0m\x1b[?1047l\x1b[?1000;1002;1003;1004;1006;2004l\x1b[?25h\r\n\x1b[2m${text}\x1b[0m\r\n`,
      ),
    );
  }

  #onDirectory(payload: string): void {
    const directory = directoryOf(payload);
    if (directory === undefined || directory === this.#directory) return;
    this.#directory = directory;
    this.#options.onInfo();
  }

  #onMark(payload: string): void {
    const mark = shellMark(payload);
    if (mark === undefined || this.#phase !== 'running') return;
    this.#failed.saw(mark);
    if (mark.kind === 'finished') this.#exitCode = mark.exitCode;
    if (mark.kind === 'running') this.#idle = false;
    // A prompt that is drawn again, after Ctrl-L for example, comes without the prompt having been left.
    if (mark.kind === 'prompt' && !this.#idle) {
      this.#idle = true;
      this.#touched = this.#typedAhead !== '';
      this.#typedAhead = '';
      for (const resume of this.#waitingForPrompt) resume();
    }
    this.#options.onInfo();
  }

  #prompt(patience: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#waitingForPrompt.delete(done);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waitingForPrompt.delete(done);
        reject(new LabError('terminal-busy'));
      }, patience);
      this.#waitingForPrompt.add(done);
    });
  }

  #isClosed(): boolean {
    return this.#phase === 'closed';
  }
}
