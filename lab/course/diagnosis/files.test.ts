import { describe, expect, test } from 'vitest';
import type { CheckView } from '../../contract/check.ts';
import { fileActions, loadLesson, presentLessons } from '../lessons.ts';
import { files } from './files.ts';
import { readOption } from './my-cnf.ts';

const unasked = () => Promise.reject(new Error('not asked'));

/** The findings on one compose.yaml, where nothing runs. */
async function findings(compose: string): Promise<{ id: string; values: Record<string, string> }[]> {
  const view: CheckView = {
    container: unasked,
    containers: unasked,
    volumes: unasked,
    networks: unasked,
    images: unasked,
    logs: unasked,
    sql: unasked,
    rds: { instances: unasked, instance: unasked, describe: unasked, sql: unasked },
    file: (path) => Promise.resolve(path === 'mysql/compose.yaml' ? compose : undefined),
  };
  return files({
    view,
    isDirectory: unasked,
    containers: [],
    databases: [],
    directory: 'mysql',
    meantToFail: [],
  });
}

describe('a compose.yaml', () => {
  test('that is right has no findings', async () => {
    const compose = `services:
  db:
    image: mysql:9.7
    healthcheck: { test: [CMD, mysqladmin, ping, -h, 127.0.0.1] }
  app:
    image: x
    depends_on: { db: { condition: service_healthy } }
`;
    expect(await findings(compose)).toEqual([]);
  });

  test.each([
    ['services:\n  db:\n   image: x\n  \tports: []\n', 'compose-not-yaml', { line: '4' }],
    ['version: "3.8"\nservices: {}\n', 'compose-version-key', {}],
    [
      'services:\n  db: { image: x }\n  app:\n    depends_on: { db: { condition: service_healthy } }\n',
      'health-condition-without-check',
      { service: 'db' },
    ],
    [
      'services:\n  db:\n    healthcheck: { test: mysqladmin ping -h localhost }\n',
      'health-check-too-early',
      { service: 'db' },
    ],
    [
      'services:\n  db:\n    healthcheck: { test: [CMD, mysqladmin, ping] }\n',
      'health-check-too-early',
      { service: 'db' },
    ],
  ])('%j has a finding', async (compose, id, values) => {
    expect(await findings(compose)).toEqual([
      expect.objectContaining({ id, values: expect.objectContaining(values) }),
    ]);
  });

  test.each(['', '[]', 'nonsense', 'services: 3', 'a: &a [*a]', 'services:\n  db: null\n'])(
    'that is %j breaks nothing',
    async (compose) => {
      expect(Array.isArray(await findings(compose))).toBe(true);
    },
  );
});

// The whole course is read for it, which takes a while where other tests run beside.
test('the course’s own compose files have no mistakes, but for the old one that is shown on purpose', async () => {
  const lessons = await Promise.all((await presentLessons()).map((slug) => loadLesson(slug)));
  for (const lesson of lessons) {
    for (const { path, from } of fileActions(lesson).filter(({ path }) => /compose\.ya?ml$/.test(path))) {
      const ids = (await findings(await lesson.fileText(from))).map(({ id }) => id);
      expect(
        ids.filter((id) => id !== 'compose-version-key'),
        `${lesson.slug}: ${path} from ${from}`,
      ).toEqual([]);
    }
  }
}, 20_000);

test('an option of my.cnf is read as mysqld reads it', () => {
  const config = '[client]\nserver-id=9\n[mysqld]\n# server-id=8\nserver_id = 7 # mine\nskip-name-resolve\n';
  expect(readOption(config, 'server-id')).toBe('7');
  expect(readOption(config, 'read-only')).toBeUndefined();
});
