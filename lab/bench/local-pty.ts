import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { labNames } from '../engine/lab-names.ts';
import type { TerminalInput } from '../contract/terminal.ts';
import { Watched } from './watched.ts';

/** A shell in the same workbench by Docker's own client, on a pty that `script` of util-linux holds. */
export type Pty = {
  send(input: TerminalInput): void;
  until(text: string): Promise<void>;
  run(line: string): Promise<void>;
  close(): void;
};

export async function localPty(home: string, lab: string): Promise<Pty> {
  const command = [await dockerClient(home), 'exec', '-it', labNames(lab).workbench, 'bash', '--norc'].join(
    ' ',
  );
  const child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const watched = new Watched();
  child.stdout.on('data', (bytes: Buffer) => watched.add(bytes));
  const pty: Pty = {
    send: (input) => void (input.type === 'input' && child.stdin.write(input.data)),
    until: (text) => watched.until(text),
    run: (line) => watched.run(line, (data) => child.stdin.write(data)),
    close: () => void child.kill('SIGHUP'),
  };
  await pty.run('true');
  return pty;
}

/** The client on the path, else the one in the files of the lab's own engine. */
async function dockerClient(home: string): Promise<string> {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'docker'));
  for (const place of [...places, join(home, 'engine/root/usr/bin/docker')]) {
    const there = await access(place).then(
      () => true,
      () => false, // not here: the next place is asked
    );
    if (there) return place;
  }
  throw new Error('the peer, `docker exec -it`, needs a docker client on this machine');
}
