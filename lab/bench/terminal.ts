import type { Figure, Row } from './figure.ts';
import { percentile } from './figure.ts';
import { localPty, type Pty } from './local-pty.ts';
import { startLab } from '../testing/running-lab.ts';
import { TerminalClient } from './terminal-client.ts';

const KEYS = 200;
const MEGABYTES = 64;
const LOAD = `head -c ${MEGABYTES * 1_000_000} /dev/zero | tr '\\0' 'x' | fold -w 100`;

/** One key at a time, each awaited, as a person types. */
export const terminal: Figure = {
  name: 'terminal',
  about: 'keystroke echo and output throughput over the socket, against `docker exec -it` on a local pty',
  async run(home) {
    const running = await startLab(home);
    const peer = await localPty(home, running.lab);
    try {
      const ours = await TerminalClient.open(running, 'shell');
      const rows: Row[] = [];
      const [oursEcho, peerEcho] = [await echoes(ours), await echoes(peer)];
      for (const share of [0.5, 0.95]) {
        rows.push({
          what: `echo p${share * 100}`,
          ours: percentile(oursEcho, share),
          peer: percentile(peerEcho, share),
          peerName: 'docker exec -it',
          unit: 'ms',
        });
      }
      rows.push({
        what: 'output throughput',
        ours: await throughput(ours),
        peer: await throughput(peer),
        peerName: 'docker exec -it',
        unit: 'MB/s',
      });
      rows.push({
        what: 'Ctrl+C in `yes` to prompt',
        ours: await interrupt(ours),
        peer: await interrupt(peer),
        peerName: 'docker exec -it',
        unit: 'ms',
      });
      ours.close();
      return rows;
    } finally {
      peer.close();
      await running.stop();
    }
  },
};

type Typed = Pick<Pty, 'send' | 'until' | 'run'>;

async function echoes(typed: Typed): Promise<number[]> {
  await typed.run('cat /dev/null');
  const times: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const letter = String.fromCodePoint(97 + (key % 26));
    const begun = performance.now();
    const seen = typed.until(letter);
    typed.send({ type: 'input', data: letter });
    await seen;
    times.push(performance.now() - begun);
  }
  typed.send({ type: 'input', data: '\u0015' });
  await typed.run('true');
  return times;
}

async function throughput(typed: Typed): Promise<number> {
  const begun = performance.now();
  await typed.run(LOAD);
  return MEGABYTES / ((performance.now() - begun) / 1000);
}

async function interrupt(typed: Typed): Promise<number> {
  const flowing = typed.until('y\r\ny\r\n'.repeat(1000));
  typed.send({ type: 'input', data: 'yes\r' });
  await flowing;
  const begun = performance.now();
  typed.send({ type: 'input', data: '\u0003' });
  await typed.run('true');
  return performance.now() - begun;
}
