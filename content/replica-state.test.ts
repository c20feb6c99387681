import { describe, expect, test } from 'vitest';
import type { CheckView } from '../lab/contract/check.ts';
import { channelOf, missing, notReplicating, timesRaised } from './replica-state.ts';

type Rows = Record<string, string | null>[];

const absent = () => Promise.reject(new Error('not asked in these tests'));

/** A lab whose servers answer from the text of the question. */
function servers(answer: (name: string, query: string) => Rows): CheckView & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    container: absent,
    containers: absent,
    volumes: absent,
    networks: absent,
    images: absent,
    logs: absent,
    file: absent,
    rds: { instances: absent, instance: absent, describe: absent, sql: absent },
    sql: (name, query) => {
      asked.push(query);
      return Promise.resolve(answer(name, query));
    },
  };
}

const running = {
  host: 'db-source',
  port: '3306',
  auto_position: '1',
  receiver: 'ON',
  receiver_error: '0',
  applier: 'ON',
  applier_error: '0',
};

describe('a replica that does not replicate', () => {
  test.each([
    ['was never told of a source', [], 'replica-not-configured'],
    ['has stopped receiving', [{ ...running, receiver: 'OFF' }], 'receiver-off'],
    ['cannot reach its source', [{ ...running, receiver: 'CONNECTING' }], 'receiver-connecting'],
    ['has stopped applying', [{ ...running, applier: 'OFF' }], 'applier-off'],
  ])('that %s is told so', async (_, rows, reason) => {
    const lab = servers(() => rows);
    expect(await notReplicating(lab, 'db-replica')).toEqual({ reason, values: { name: 'db-replica' } });
  });

  test('is not one that receives and applies', async () => {
    expect(
      await notReplicating(
        servers(() => [running]),
        'db-replica',
      ),
    ).toBeUndefined();
  });
});

test('a channel is read as numbers and flags; an applier without workers has no error', async () => {
  const lab = servers(() => [{ ...running, auto_position: '0', applier: 'OFF', applier_error: null }]);
  expect(await channelOf(lab, 'db-replica')).toEqual({
    host: 'db-source',
    port: '3306',
    autoPosition: false,
    receiver: 'ON',
    receiverError: 0,
    applier: 'OFF',
    applierError: 0,
  });
});

test('an error that was never raised counts as none', async () => {
  expect(
    await timesRaised(
      servers(() => []),
      'db-replica',
      1290,
    ),
  ).toBe(0);
});

test('what a server calls its GTIDs cannot become SQL on another', async () => {
  const lab = servers((name, query) =>
    query.startsWith('SELECT @@') ? [{ set: name === 'db-source' ? "a-1:1-3,\n b-2:1'); DROP" : '' }] : [],
  );
  await missing(lab, 'db-source', 'db-replica');
  expect(lab.asked.at(-1)).toBe("SELECT GTID_SUBTRACT('a-1:1-3,b-2:1DROP', '')");
});
