const PASTE_BEGIN = '\x1b[200~';
const PASTE_END = '\x1b[201~';

/**
 * What a viewer sends, as the shell shall get it: text in NFC, because macOS and some input methods give Hangul
 * in parts, which no command would find again. Keys and mouse reports stay as they are.
 */
export function typedInput(data: string): string {
  return data.startsWith('\x1b') && !data.startsWith(PASTE_BEGIN) ? data : data.normalize('NFC');
}

/**
 * Answers of a viewer's terminal to a program's questions: device attributes, status, cursor position, modes,
 * colours. The lab server's own terminal answers each question once; several viewers would answer it several times.
 */
// oxlint-disable-next-line no-control-regex -- terminals answer with escape sequences
const REPORT = /^(?:\x1b\[[?>=]?[\d;]*(?:[cnR]|\$y)|\x1b[P\]][^\x07\x1b]*(?:\x07|\x1b\\))$/;

export function isReport(data: string): boolean {
  return REPORT.test(data);
}

/** Sent by xterm when a window gains or loses the focus; no typing. */
export function isFocusReport(data: string): boolean {
  return data === '\x1b[I' || data === '\x1b[O';
}

/** True for keys that leave the prompt: Enter, Ctrl-J, Ctrl-C. A paste stays on it. */
export function leavesPrompt(data: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are the keys
  return !data.startsWith(PASTE_BEGIN) && /[\r\n\x03]/.test(data);
}

/** Text and Enter as a person would paste and press them. */
export function pasted(text: string, bracketed: boolean): string {
  // An end mark inside the text would end the paste early and run what follows.
  const safe = text.normalize('NFC').replaceAll('\x1b', '').replace(/\r?\n/g, '\r').replace(/\r+$/, '');
  // A line editor without bracketed paste takes a tab for the wish to complete a word.
  return bracketed ? `${PASTE_BEGIN}${safe}${PASTE_END}\r` : `${safe.replaceAll('\t', '    ')}\r`;
}

/**
 * Text as the keys of a person who does not press Enter at its end. A line editor with bracketed paste takes a line
 * break inside of the text; one without would run each line, so there the lines become one.
 */
export function keystrokes(text: string, bracketed: boolean): string[] {
  const safe = text.normalize('NFC').replaceAll('\x1b', '').trimEnd();
  const keys = bracketed ? safe.replaceAll('\r', '') : safe.replace(/\s*\r?\n\s*/g, ' ');
  return Array.from(keys, (key) => (key === '\n' || key === '\t' ? spaceKey(key, bracketed) : key));
}

function spaceKey(key: '\n' | '\t', bracketed: boolean): string {
  if (!bracketed) return '    ';
  return `${PASTE_BEGIN}${key === '\n' ? '\r' : key}${PASTE_END}`;
}
