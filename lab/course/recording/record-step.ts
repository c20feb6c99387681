import { setTimeout as wait } from 'node:timers/promises';
import type { ShellAction, SqlAction } from '../../../content/lesson-actions.ts';
import type { Recording } from '../../contract/recording.ts';
import type { Terminal } from '../../workbench/workbench.ts';
import { untilDone } from '../checks.ts';
import type { CourseHost } from '../host.ts';
import type { CourseLesson, CourseStep } from '../lessons.ts';
import { ActionFailed, GREEN_WITHIN_MS } from '../prepare.ts';
import { describeAction, runAction } from '../actions/run-action.ts';
import { typeAction } from '../type-action.ts';
import { Tape } from './tape.ts';
import { promptOf, screenOf, SIZE, TerminalTap } from './terminal-tap.ts';

/** Long enough to build an image, or for a first start of MySQL, on a slow machine. */
const ACTION_MOST_MS = 10 * 60_000;
const LOOK_EVERY_MS = 20;
/** How long the prompt stands before the next thing is typed, and after the last. */
const PAUSE_MS = 800;

type Typed = ShellAction | SqlAction;

/** Does steps by typing their actions into real terminals, and takes down what those show. */
export class StepRecorder {
  readonly #host: CourseHost;
  readonly #mysql: string;
  readonly #signal: AbortSignal;
  readonly #taps = new Map<string, TerminalTap>();
  #tape = new Tape();

  constructor(host: CourseHost, mysql: string, signal: AbortSignal) {
    this.#host = host;
    this.#mysql = mysql;
    this.#signal = signal;
  }

  /** @throws ActionFailed where a step does not go as its lesson says. */
  async record(lesson: CourseLesson, step: CourseStep): Promise<Recording> {
    const tape = new Tape();
    this.#tape = tape;
    const recordedAt = Date.now();
    for (const [index, action] of step.actions.entries()) {
      this.#signal.throwIfAborted();
      tape.begin(index, await this.#prompts());
      if (action.kind === 'file') await runAction(action, lesson, this.#host);
      else await this.#type(action, lesson);
      const cut = tape.cutShort === undefined ? undefined : this.#taps.get(tape.cutShort);
      if (cut !== undefined) tape.catchUp(await screenOf(cut.terminal));
    }
    const verdict = await untilDone(step.check, this.#host.look, {
      timeout: GREEN_WITHIN_MS,
      signal: this.#signal,
    });
    if (verdict.state !== 'done')
      throw new ActionFailed(
        `${lesson.slug}, ${step.id}: ${verdict.reason} ${JSON.stringify(verdict.values)}`,
      );
    return {
      lesson: lesson.slug,
      step: step.id,
      recordedAt,
      mysql: this.#mysql,
      ...SIZE,
      actions: step.actions.map(describeAction),
      frames: tape.frames,
    };
  }

  close(): void {
    for (const tap of this.#taps.values()) tap.leave();
  }

  async #type(action: Typed, lesson: CourseLesson): Promise<void> {
    const { terminals } = this.#host.workbench;
    if (action.kind === 'sql' && action.as === undefined) {
      const tap = this.#tap(await terminals.open({ kind: 'sql', on: action.on }));
      await this.#prompt(tap);
    }
    await this.#pause();
    const { terminal } = await typeAction(action, lesson.lesson.directory ?? '', terminals);
    const tap = this.#taps.get(terminal);
    if (tap === undefined)
      throw new ActionFailed(`${action.text}: typed into ${terminal}, which nobody takes down`);
    tap.forget();
    if (action.kind === 'sh' && action.until !== undefined) {
      const { until } = action;
      await this.#until(`"${until}"`, () => tap.tail.includes(until));
      await this.#pause();
      tap.key('\x03');
    }
    await this.#prompt(tap);
    await this.#pause();
    const { exitCode = 0 } = tap.terminal.info;
    if (action.kind === 'sh' && action.until === undefined && (exitCode !== 0) !== action.fails)
      throw new ActionFailed(`${action.text}: exit code ${exitCode}\n${tap.tail}`);
  }

  /** What each terminal shows before an action: a page of its own, with the prompt on it. */
  async #prompts(): Promise<Map<string, string>> {
    const { terminals } = this.#host.workbench;
    const prompts = new Map<string, string>();
    for (const { id } of terminals.list()) {
      const terminal = terminals.get(id);
      if (terminal === undefined) continue;
      this.#tap(terminal);
      prompts.set(id, await promptOf(terminal));
    }
    return prompts;
  }

  #tap(terminal: Terminal): TerminalTap {
    const { id } = terminal.info;
    const known = this.#taps.get(id);
    if (known?.terminal === terminal) return known;
    known?.leave();
    const tap = new TerminalTap(terminal, (text) => this.#tape.write(id, text));
    this.#taps.set(id, tap);
    return tap;
  }

  async #prompt(tap: TerminalTap): Promise<void> {
    await this.#until('the prompt', () => !tap.terminal.info.busy);
  }

  async #until(what: string, seen: () => boolean): Promise<void> {
    for (const end = Date.now() + ACTION_MOST_MS; !seen();) {
      if (Date.now() > end) throw new ActionFailed(`${what} was not seen`);
      await wait(LOOK_EVERY_MS, undefined, { signal: this.#signal });
    }
  }

  async #pause(): Promise<void> {
    await wait(PAUSE_MS, undefined, { signal: this.#signal });
  }
}
