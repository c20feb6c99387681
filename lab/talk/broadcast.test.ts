import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { Broadcast } from './broadcast.ts';
import { FollowerScreen } from './testing/follower-screen.ts';
import { PlainTerminal } from './testing/plain-terminal.ts';

const open: Broadcast[] = [];
afterEach(() => {
  for (const broadcast of open.splice(0)) broadcast.close();
});

function broadcastOf(terminal: PlainTerminal): Broadcast {
  const broadcast = new Broadcast();
  open.push(broadcast);
  broadcast.show(terminal);
  return broadcast;
}

vi.setConfig({ testTimeout: 60_000 });
const LONG = { timeout: 20_000, interval: 5 };

/** Until a follower shows what the terminal does: what the last line says. */
async function until(follower: FollowerScreen, text: string): Promise<void> {
  await vi.waitFor(async () => expect((await follower.shows()).text).toContain(text), LONG);
}

test('followers see what is written, each frame the same bytes for all', async () => {
  const terminal = new PlainTerminal();
  const broadcast = broadcastOf(terminal);
  const followers = [new FollowerScreen(), new FollowerScreen(), new FollowerScreen()];
  for (const follower of followers) broadcast.follow(follower);
  await vi.waitFor(() => expect(followers.map(({ screens }) => screens)).toEqual([1, 1, 1]), LONG);
  terminal.write('a key');
  for (const follower of followers) await until(follower, 'a key');
  const [one, two] = followers;
  expect(one?.sent).toHaveLength(1);
  expect(two?.sent[0]).toBe(one?.sent[0]);
  expect(two?.messages[0]).toBe(one?.messages[0]);
});

test('a latecomer gets the whole screen at once, and goes on with the others', async () => {
  const terminal = new PlainTerminal();
  const broadcast = broadcastOf(terminal);
  const early = new FollowerScreen();
  broadcast.follow(early);
  await vi.waitFor(() => expect(early.screens).toBe(1), LONG);
  terminal.write('first line\r\nsecond line\r\n');
  await until(early, 'second line');
  const late = new FollowerScreen();
  broadcast.follow(late);
  await until(late, 'first line');
  terminal.write('third line');
  await until(late, 'third line');
  expect(await late.shows()).toEqual(await early.shows());
  expect(early.screens).toBe(1);
});

test('a follower that never reads is sent a bounded amount, and holds up nobody', async () => {
  const terminal = new PlainTerminal();
  const broadcast = broadcastOf(terminal);
  const [frozen, reading] = [new FollowerScreen(), new FollowerScreen()];
  frozen.reads = false;
  broadcast.follow(frozen);
  broadcast.follow(reading);
  await vi.waitFor(() => expect(reading.screens).toBe(1), LONG);
  for (let line = 0; line < 400; line += 1) {
    terminal.write(`${'x'.repeat(2_000)} line ${line}\r\n`);
    await until(reading, `line ${line}\r\n`.trim());
    expect(terminal.paused).toBe(false);
  }
  expect(frozen.backlog).toBeLessThan(400_000);
  expect(reading.received).toBeGreaterThan(700_000);
  frozen.drain();
  await until(frozen, 'line 399');
  terminal.write('and on');
  await until(frozen, 'and on');
  expect(await frozen.shows()).toEqual(await reading.shows());
});

test('a flood is not sent on: followers see the screen now and then, and as it is in the end', async () => {
  const terminal = new PlainTerminal();
  const broadcast = broadcastOf(terminal);
  const follower = new FollowerScreen();
  broadcast.follow(follower);
  await vi.waitFor(() => expect(follower.screens).toBe(1), LONG);
  const begun = performance.now();
  let written = 0;
  while (performance.now() - begun < 1_500) {
    const text = 'y\r\n'.repeat(20_000);
    written += text.length;
    terminal.write(text);
    await terminal.drawn();
  }
  terminal.write('\r\nthe end');
  await until(follower, 'the end');
  expect(written).toBeGreaterThan(1_000_000);
  expect(follower.received).toBeLessThan(written / 4);
  expect(follower.screens).toBeGreaterThan(2);
  expect(follower.screens).toBeLessThan(15);
  expect(await follower.shows()).toEqual(await terminal.shows());
});

test('all turn to another terminal, one that is gone leaves its last picture, and one that is back is seen', async () => {
  const [shell, db] = [new PlainTerminal('shell'), new PlainTerminal('db')];
  shell.write('in the shell');
  db.write('in the db');
  const broadcast = broadcastOf(shell);
  const follower = new FollowerScreen();
  broadcast.follow(follower);
  await until(follower, 'in the shell');
  broadcast.show(db);
  await until(follower, 'in the db');
  shell.write('nobody looks');
  db.write(' again');
  await until(follower, 'in the db again');
  db.close();
  broadcast.show(shell);
  await until(follower, 'nobody looks');
  expect((await follower.shows()).text).not.toContain('in the db');
});

test('the size is told in its place, and a terminal that nobody follows has no viewer', async () => {
  const terminal = new PlainTerminal();
  const broadcast = broadcastOf(terminal);
  const view = vi.spyOn(terminal, 'view');
  const follower = new FollowerScreen();
  const following = broadcast.follow(follower);
  await vi.waitFor(() => expect(follower.screens).toBe(1), LONG);
  terminal.resize(100, 30);
  await vi.waitFor(
    () => expect(follower.messages.at(-1)).toEqual({ type: 'size', columns: 100, rows: 30, owned: false }),
    LONG,
  );
  expect(view).toHaveBeenCalledTimes(1);
  following.leave();
  const told = follower.messages.length;
  terminal.resize(80, 24);
  terminal.write('unseen');
  await terminal.drawn();
  expect(follower.messages).toHaveLength(told);
});

const event = fc.record({
  kind: fc.constantFrom(
    'write',
    'write',
    'write',
    'flood',
    'join',
    'leave',
    'freeze',
    'drain',
    'wait',
    'resize',
  ),
  who: fc.nat({ max: 4 }),
});

test('whoever reads shows in the end what the terminal shows, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 40 }), async (events) => {
      const terminal = new PlainTerminal();
      const broadcast = broadcastOf(terminal);
      const present = new Map<number, { follower: FollowerScreen; leave(): void }>();
      let line = 0;
      for (const { kind, who } of events) {
        const one = present.get(who);
        if (kind === 'write') terminal.write(`한글 ${line++}\r\n`);
        else if (kind === 'flood') terminal.write(`${'z\r\n'.repeat(20_000)}${line++}\r\n`);
        else if (kind === 'wait') await new Promise((resolve) => setTimeout(resolve, 15));
        else if (kind === 'resize') terminal.resize(80 + who, 24);
        else if (kind === 'join' && one === undefined) {
          const follower = new FollowerScreen();
          present.set(who, { follower, ...broadcast.follow(follower) });
        } else if (kind === 'leave') {
          one?.leave();
          present.delete(who);
        } else if (kind === 'freeze' && one) one.follower.reads = false;
        else if (kind === 'drain' && one) one.follower.drain();
      }
      terminal.write('the end');
      for (const { follower } of present.values()) {
        follower.drain();
        await until(follower, 'the end');
        expect(await follower.shows()).toEqual(await terminal.shows());
      }
      broadcast.close();
    }),
    { numRuns: 25 },
  );
});
