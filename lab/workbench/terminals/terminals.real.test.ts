import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labDirectory } from '../lab-directory.ts';
import { TestWindow } from '../testing/test-window.ts';
import { eventually, openTestLab, type TestLab } from '../testing/test-workbench.ts';
import type { Terminal } from '../workbench.ts';

let lab: TestLab;
beforeAll(async () => {
  lab = await openTestLab();
});
afterAll(() => lab.dispose());

function shell(): Terminal {
  const terminal = lab.workbench.terminals.get('shell');
  if (terminal === undefined) throw new Error('there is no shell');
  return terminal;
}

async function idle(terminal: Terminal): Promise<void> {
  await eventually('the prompt', () => !terminal.info.busy || undefined);
}

test('the prompt is that of the lessons, and tells where it is', async () => {
  const window = new TestWindow(shell());
  await shell().type('mkdir -p replication && cd replication');
  await window.sees(/~\/replication \$ $/);
  await idle(shell());
  expect(shell().info).toEqual({
    id: 'shell',
    kind: 'shell',
    directory: '/workspace/replication',
    busy: false,
    exitCode: 0,
  });
  await shell().type('cd; (exit 5)');
  await eventually('the exit code', () => shell().info.exitCode === 5 || undefined);
  window.leave();
});

test('what is typed before the shell has started is not lost', async () => {
  const terminal = await lab.workbench.terminals.open({ kind: 'shell' });
  const window = new TestWindow(terminal);
  window.key('echo typed "ahead"\r');
  await window.sees(/\ntyped ahead\n/);
  window.leave();
  await lab.workbench.terminals.close(terminal.info.id);
});

test('Hangul that was typed in parts is whole for the shell, and finds what is whole', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  window.key(`${'echo "한글✅" | tee 파일'.normalize('NFD')}\r`);
  await window.sees(/\n한글✅/);
  expect((await lab.workbench.files.read('파일')).text).toBe('한글✅\n');
  await idle(shell());
  await shell().type('printf "%s|" 둘 파일 | wc -m');
  await window.sees(/\n5\n/);
  window.leave();
});

test('a text goes to the shell only while nothing runs there', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  await shell().type("bash -c 'echo begun; exec sleep 100'");
  await window.sees(/\nbegun/);
  await expect(shell().type('echo too early')).rejects.toMatchObject({ code: 'terminal-busy' });
  expect(shell().info.busy).toBe(true);
  window.key('\x03');
  await idle(shell());
  window.key('half a comma');
  await shell().type('echo instead');
  await window.sees(/\ninstead\n/);
  expect(window.text).not.toContain('commaecho');
  window.leave();
});

test('typed out, a text of several lines waits for Enter, and gives way to a hand', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  await shell().typeOut('echo first\necho "$((20 + 3)) second"');
  await window.sees(/second"$/);
  expect(window.text).not.toContain('\nfirst');
  expect(shell().info.busy).toBe(false);
  window.key('\r');
  await window.sees(/\nfirst\n23 second\n/);
  await idle(shell());
  const typing = shell().typeOut('echo nobody reads this to its end, as somebody takes the keyboard');
  await window.sees(/echo nobody/);
  window.key('\x03');
  await expect(typing).rejects.toMatchObject({ code: 'terminal-busy' });
  await idle(shell());
  await shell().type('echo free again');
  await window.sees(/\nfree again\n/);
  window.leave();
});

test('a reload gets the screen, a lost connection gets what it missed', async () => {
  const first = new TestWindow(shell());
  await idle(shell());
  await shell().type('echo before');
  await first.sees(/\nbefore\n/);
  await idle(shell());
  first.leave();
  await shell().type('echo 놓친 것');
  await idle(shell());
  const back = new TestWindow(shell(), first.position);
  await back.sees(/\n놓친 것\n/);
  expect(back.text).not.toContain('before');
  expect(back.messages.map(({ type }) => type)).toContain('resume');
  const reloaded = new TestWindow(shell());
  await reloaded.sees('before');
  await reloaded.sees('놓친 것');
  back.leave();
  reloaded.leave();
});

/** A command that ends when the terminal has this size, which the engine applies beside the keys. */
function untilSize(size: string): string {
  return `until [ "$(stty size)" = "${size}" ]; do sleep 0.01; done; echo it is ${size}\r`;
}

test('two windows see the same; who types has the size', async () => {
  const [one, two] = [new TestWindow(shell()), new TestWindow(shell())];
  one.send({ type: 'resize', columns: 70, rows: 20 });
  two.send({ type: 'resize', columns: 110, rows: 40 });
  await idle(shell());
  one.key(untilSize('20 70'));
  await one.sees(/\nit is 20 70\n/);
  await two.sees(/\nit is 20 70\n/);
  await idle(shell());
  two.key(untilSize('40 110'));
  await one.sees(/\nit is 40 110\n/);
  expect(one.size()).toEqual({ type: 'size', columns: 110, rows: 40, owned: false });
  expect(two.size()).toEqual({ type: 'size', columns: 110, rows: 40, owned: true });
  two.leave();
  await eventually(
    'the size of who is left',
    () => JSON.stringify(one.size()).includes('"columns":70') || undefined,
  );
  one.leave();
});

test('a flood stops at Ctrl-C, and one window that does not draw holds up no other', async () => {
  const [typing, asleep] = [new TestWindow(shell()), new TestWindow(shell())];
  typing.send({ type: 'focus' });
  asleep.draws = false;
  await idle(shell());
  typing.key('yes\r');
  await eventually('5 MB of output', () => typing.received > 5_000_000 || undefined);
  expect(asleep.received).toBeLessThan(1_000_000);
  typing.clear();
  typing.key('\x03');
  await typing.sees(/\^C[^]*~ \$ $/);
  // What was still on its way when the key was pressed.
  expect(typing.text.length).toBeLessThan(2_000_000);
  typing.leave();
  asleep.leave();
});

test('an owner that does not draw stops the program, and nothing is lost when it does', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  window.draws = false;
  window.clear();
  window.key('seq 1 300000 | tail -c 2000000 > /dev/null; seq 1 200000; echo done\r');
  const stopped = await eventually('a stop', async () => {
    const before = window.received;
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    return before > 0 && before === window.received ? before : undefined;
  });
  expect(stopped).toBeLessThan(700_000);
  window.draws = true;
  window.send({ type: 'ack', position: window.position });
  await window.sees(/\n199999\n200000\ndone\n/);
  expect(window.received).toBeGreaterThan(1_288_895);
  window.leave();
});

test('a shell that ends comes again with a key, one that is killed by itself', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  window.key('exit 4\r');
  await eventually('the exit', () => window.messages.find(({ type }) => type === 'exit'));
  expect(shell().info).toMatchObject({ busy: true, exitCode: 4 });
  window.key('x');
  await idle(shell());
  window.key('echo alive\r');
  await window.sees(/\nalive\n/);
  window.leave();
});

test('what a program does not take is dropped, with a bell, and not kept for ever', async () => {
  const window = new TestWindow(shell());
  await idle(shell());
  await shell().type('stty raw -echo; sleep 1000');
  await eventually('the bell', () => {
    window.key('x'.repeat(200_000));
    return window.text.includes('\x07') || undefined;
  });
  window.leave();
  await lab.workbench.terminals.close('shell');
  await idle(shell());
});

test('tabs: shells by number, a limit, closing', async () => {
  const { terminals } = lab.workbench;
  const second = await terminals.open({ kind: 'shell' });
  expect(second.info.id).toBe('shell-2');
  await idle(second);
  await second.type('sleep 4567');
  const others = await Promise.all(Array.from({ length: 22 }, () => terminals.open({ kind: 'shell' })));
  await expect(terminals.open({ kind: 'shell' })).rejects.toMatchObject({ code: 'too-many-terminals' });
  expect(terminals.list()[0]?.id).toBe('shell');
  await Promise.all([second, ...others].map(({ info }) => terminals.close(info.id)));
  expect(terminals.list().map(({ id }) => id)).toEqual(['shell']);
  expect((await lab.workbench.exec(['pgrep', '-f', 'sleep 4567'])).exitCode).toBe(1);
  await expect(terminals.close('shell-2')).rejects.toMatchObject({ code: 'terminal-gone' });
});

test('after a restart of the server: the screen, the directory, the history, a new shell', async () => {
  await idle(shell());
  const pid = (await lab.workbench.exec(['pgrep', '-o', '-x', 'bash', '-t', 'pts/0'])).stdout;
  await shell().type('mkdir -p 복제 && cd 복제 && echo remember me');
  await eventually('the directory', () => shell().info.directory === '/workspace/복제' || undefined);
  await idle(shell());
  const known = new TestWindow(shell());
  await known.sees('remember me');
  // A server that is killed does not close: the screen is kept while it is there.
  await eventually('the kept screen', async () => {
    const path = join(labDirectory(lab.home, lab.lab), 'terminals/shell.json');
    return (await readFile(path, 'utf8')).includes('remember me') || undefined;
  });
  await lab.workbench.close();
  await lab.reopen();
  const window = new TestWindow(shell(), known.position);
  await window.sees('remember me');
  await window.sees('the lab server was restarted');
  await idle(shell());
  await shell().type('history | tail -2; pwd');
  await window.sees(/echo remember me[^]*\n\/workspace\/복제\n/);
  expect((await lab.workbench.exec(['ps', '-p', pid.trim(), '-o', 'stat='])).stdout).toBe('');
  window.leave();
});
