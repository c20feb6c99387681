import type { Duplex } from 'node:stream';
import type { FileEntry, FileText, WriteFile } from '../contract/files.ts';
import type { OpenTerminal } from '../contract/routes.ts';
import type { TerminalInfo, TerminalInput, TerminalOutput } from '../contract/terminal.ts';
import type { Engine, OnProgress } from '../engine/engine.ts';
import type { LabPolicy } from '../gateway/gateway.ts';

export type ExecResult = { exitCode: number; stdout: string; stderr: string };

export type ExecOptions = {
  /** Below the workspace; the workspace itself when absent. */
  directory?: string;
  environment?: Record<string, string>;
  stdin?: string;
  signal?: AbortSignal;
  /** Output beyond this many bytes is dropped and the fact is told at its end. Default 1 MiB. */
  limit?: number;
  /** Called with each piece of output, stdout and stderr as they come. */
  onOutput?: (text: string) => void;
};

/** Someone who looks at a terminal: a browser window. */
export interface TerminalViewer {
  /** False when the viewer cannot take more now; the terminal asks again on `drain`. */
  message(message: TerminalOutput): void;
  output(bytes: Uint8Array): void;
  close(): void;
}

export type ViewOptions = {
  /** Only looks: never has the size, not even where it is the only one, and so never holds the terminal up. */
  onlyLooks?: boolean;
  /** Lines above the screen that a fresh screen brings along; all that are kept when absent. */
  scrollback?: number;
};

export interface Terminal {
  readonly info: TerminalInfo;
  /** Adds a viewer; `since` is the position it has seen. The answer takes the viewer's messages and removes it. */
  view(
    viewer: TerminalViewer,
    since: number | undefined,
    options?: ViewOptions,
  ): { receive(input: TerminalInput): void; leave(): void };
  /** Types text and Enter as a person would, in bracketed paste; rejects with `terminal-busy`. */
  type(text: string): Promise<void>;
  /** Types text key by key, as a person on a stage would, and leaves Enter to them; a key of theirs ends it. */
  typeOut(text: string): Promise<void>;
}

export interface Terminals {
  list(): TerminalInfo[];
  get(id: string): Terminal | undefined;
  /** The `shell` tab always exists. A `sql` tab waits, visibly, until its container runs. */
  open(what: OpenTerminal): Promise<Terminal>;
  close(id: string): Promise<void>;
}

export interface WorkspaceFiles {
  list(): Promise<FileEntry[]>;
  read(path: string): Promise<FileText>;
  write(file: WriteFile): Promise<FileText>;
  remove(path: string): Promise<void>;
  rename(path: string, to: string): Promise<void>;
}

/** What changed in a lab, from what can be watched: engine events, inotify, terminals. */
export type LabChange =
  | { kind: 'containers' }
  | { kind: 'files'; paths: string[] }
  /** `echo`: it was shown at a prompt that waits, such as what is being typed; no program has said anything. */
  | { kind: 'terminal-output'; echo: boolean }
  | { kind: 'terminals' }
  /** Something that the learner has to know; `over` when it is so no longer. */
  | { kind: 'notice'; code: string; values: Record<string, string>; over?: boolean };

/** The learner's own machine: a container, the link to it, terminals, files. */
export interface Workbench {
  readonly lab: string;
  readonly engine: Engine;
  readonly policy: LabPolicy;
  readonly terminals: Terminals;
  readonly files: WorkspaceFiles;
  /** Runs a command in the workbench, with the learner's `docker`; `command[0]` is the program, no shell. */
  exec(command: string[], options?: ExecOptions): Promise<ExecResult>;
  /** A connection to the learner's Docker, as their own `docker` has it: only their lab, by their names. */
  connectDocker(): Duplex;
  /** A TCP connection to a container of the lab, by the learner's name for it. */
  dial(container: string, port: number): Promise<Duplex>;
  /** Offers a service of the lab server on the workbench's loopback, over this link and every later one. */
  offer(port: number, accept: (connection: Duplex) => void): Promise<void>;
  /** Bytes on the engine's disk as measured last; undefined before that, and where the lab's disk has no limit. */
  diskUsed(): number | undefined;
  onChange(listener: (change: LabChange) => void): () => void;
  /** Lets go of the container, which keeps running; `stop` also stops it and what the learner runs. */
  close(options?: { stop: boolean }): Promise<void>;
  /** Removes every container, network, volume and image of the learner's, but neither workbench nor files. */
  clear(): Promise<void>;
}

export type OpenWorkbench = (options: {
  engine: Engine;
  lab: string;
  home: string;
  /** Also offer published ports on this machine's loopback. */
  publishOnHost: boolean;
  /** That of a learner at home when absent. */
  policy?: LabPolicy | undefined;
  onProgress: OnProgress;
}) => Promise<Workbench>;
