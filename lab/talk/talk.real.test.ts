import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SpeakerMessage } from '../contract/talk.ts';
import type { LabSession } from '../labs/lab-session.ts';
import { TestWindow } from '../workbench/testing/test-window.ts';
import { eventually, openTestLab, type TestLab } from '../workbench/testing/test-workbench.ts';
import { openTalk } from './open-talk.ts';
import type { Talk } from './talk.ts';
import { FollowerScreen } from './testing/follower-screen.ts';
import { TestTalkWindow } from './testing/test-talk-window.ts';

let lab: TestLab;
let talk: Talk;
beforeAll(async () => {
  lab = await openTestLab();
  const session = {
    state: { id: lab.lab, phase: 'ready', progress: [], notices: [] },
    ready: true,
    parts: { workbench: lab.workbench, course: { watch: () => () => undefined } },
    onChange: () => () => undefined,
  } as unknown as LabSession; // a session of its own would bring up RDS and the course, which are not looked at here
  talk = openTalk({ lab: session, home: lab.home, followUrl: 'http://127.0.0.1/f' });
});
afterAll(async () => {
  await talk.close();
  await lab.dispose();
});

const show: SpeakerMessage = {
  type: 'show',
  lesson: '01-compose',
  language: 'en',
  place: { h: 0, v: 0, f: -1 },
  step: null,
  terminal: 'shell',
  recording: false,
};

const sees = (follower: FollowerScreen, text: string) =>
  vi.waitFor(async () => expect((await follower.shows()).text).toContain(text), {
    timeout: 60_000,
    interval: 20,
  });

test('what the speaker types is seen by all, by a latecomer too, and a frozen window slows nobody', async () => {
  const terminal = lab.workbench.terminals.get('shell');
  if (terminal === undefined) throw new Error('there is no shell');
  const deck = talk.speak(new TestTalkWindow());
  deck.receive({ type: 'hello', name: '', kind: 'deck' });
  deck.receive(show);
  const speaker = new TestWindow(terminal);
  speaker.send({ type: 'focus' });
  speaker.send({ type: 'resize', columns: 90, rows: 25 });

  const [one, two, frozen] = [new FollowerScreen(), new FollowerScreen(), new FollowerScreen()];
  frozen.reads = false;
  for (const follower of [one, two, frozen]) talk.screen(follower);
  await eventually('the prompt', () => !terminal.info.busy || undefined);
  speaker.key('echo "seen" by all\r');
  await sees(one, 'seen by all');
  await sees(two, 'seen by all');

  // Far more than anyone reads: the speaker gets all of it, as if nobody followed.
  speaker.key("clear; seq 1 300000; echo 'all' of it\r");
  await speaker.sees(/\n299999\n300000\nall of it\n/);
  await sees(one, 'all of it');
  expect(frozen.backlog).toBeLessThan(400_000);

  const late = new FollowerScreen();
  talk.screen(late);
  await sees(late, '300000');
  frozen.drain();
  await sees(frozen, 'all of it');
  await vi.waitFor(async () => expect(await late.shows()).toEqual(await one.shows()), { timeout: 30_000 });
  expect(speaker.size()).toEqual({ type: 'size', columns: 90, rows: 25, owned: true });
  speaker.leave();

  // Nobody but followers is left, and none of them has the size.
  await terminal.type('echo "without" a window');
  await sees(late, 'without a window');
  const size = late.messages.findLast(({ type }) => type === 'size');
  expect(size).toEqual({ type: 'size', columns: 90, rows: 25, owned: false });
  deck.leave();
});
