import * as z from 'zod/mini';
import { Task } from '../../lab/contract/course-state.ts';
import { FileEntry, FilePreview, FileText, type WriteFile } from '../../lab/contract/files.ts';
import { path, routes, RunAnswer, type OpenTerminal } from '../../lab/contract/routes.ts';
import { TerminalInfo } from '../../lab/contract/terminal.ts';
import { currentLab } from './connection.ts';
import { showFile, showTerminal } from './pane-view.ts';
import { Nothing, request } from './request.ts';

/** Names one fence or file of a lesson; `action` counts from 0 within the step. */
export type ActionRef = { lesson: string; step: string; action: number };

function partsOf({ lesson, step, action }: ActionRef) {
  return { lab: currentLab(), lesson, step, action: String(action) };
}

/** Types a fence into its terminal and brings that terminal to the front. */
export async function run(action: ActionRef): Promise<string> {
  const url = path(routes.runAction, partsOf(action));
  const { terminal } = await request(url, { method: 'POST', answer: RunAnswer });
  showTerminal(terminal);
  return terminal;
}

/** Types a fence into its terminal key by key and leaves Enter to the person; answers that terminal. */
export async function typeOut(action: ActionRef): Promise<string> {
  const url = path(routes.typeAction, partsOf(action));
  return (await request(url, { method: 'POST', answer: RunAnswer })).terminal;
}

/** What writing a step's file would change. */
export async function preview(action: ActionRef): Promise<FilePreview> {
  return request(path(routes.previewAction, partsOf(action)), { answer: FilePreview });
}

/** Writes a step's file; `version` is that of the preview's present text, null where there is none. */
export async function write(action: ActionRef, version: string | null): Promise<FileText> {
  const url = path(routes.writeAction, partsOf(action));
  const file = await request(url, { method: 'POST', body: { version }, answer: FileText });
  showFile(file.path);
  return file;
}

function startTask(url: string): Promise<Task> {
  return request(url, { method: 'POST', answer: Task });
}

/** "Do it for me". */
export async function solve(lesson: string, step: string): Promise<Task> {
  return startTask(path(routes.solve, { lab: currentLab(), lesson, step }));
}

/** Brings the lab to the start of a step. */
export async function goTo(lesson: string, step: string): Promise<Task> {
  return startTask(path(routes.goTo, { lab: currentLab(), lesson, step }));
}

export async function cure(lesson: string, diagnosis: string, on: string): Promise<Task> {
  return startTask(path(routes.cure, { lab: currentLab(), lesson, diagnosis, on }));
}

/** Back to an empty lab; the learner's files are kept aside. */
export async function reset(): Promise<Task> {
  return startTask(path(routes.reset, { lab: currentLab() }));
}

export async function cancelTask(): Promise<void> {
  await request(path(routes.task, { lab: currentLab() }), { method: 'DELETE', answer: Nothing });
}

/** Opens a terminal and brings it to the front. */
export async function openTerminal(what: OpenTerminal): Promise<TerminalInfo> {
  const url = path(routes.terminals, { lab: currentLab() });
  const terminal = await request(url, { method: 'POST', body: what, answer: TerminalInfo });
  showTerminal(terminal.id);
  return terminal;
}

export async function closeTerminal(terminal: string): Promise<void> {
  const url = path(routes.terminal, { lab: currentLab(), terminal });
  await request(url, { method: 'DELETE', answer: Nothing });
}

export async function listFiles(): Promise<FileEntry[]> {
  return request(path(routes.files, { lab: currentLab() }), { answer: z.array(FileEntry) });
}

function fileUrl(): string {
  return path(routes.file, { lab: currentLab() });
}

export async function readFile(name: string): Promise<FileText> {
  return request(fileUrl(), { query: { path: name }, answer: FileText });
}

/** Throws `file-changed` when the file is no longer of that version. */
export async function writeFile(file: WriteFile): Promise<FileText> {
  return request(fileUrl(), { method: 'PUT', body: file, answer: FileText });
}

export async function removeFile(name: string): Promise<void> {
  await request(fileUrl(), { method: 'DELETE', query: { path: name }, answer: Nothing });
}

export async function renameFile(name: string, to: string): Promise<void> {
  await request(fileUrl(), { method: 'PATCH', body: { path: name, to }, answer: Nothing });
}
