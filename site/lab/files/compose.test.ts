import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { paneEn } from '../../words/pane-en.ts';
import { checkCompose } from './compose-check.ts';
import { completeCompose } from './compose-assist.ts';
import { placeOf } from './yaml-place.ts';

const good = `services:
  db-source:
    build:
      context: ./source
      dockerfile: Dockerfile
    restart: unless-stopped
    ports:
      - "3306:3306"
    environment:
      MYSQL_ROOT_PASSWORD: root-pw
    networks:
      - replication
    healthcheck:
      test: ["CMD", "mysqladmin", "ping"]
      interval: 5s
networks:
  replication:
    driver: bridge
volumes:
  data:
`;

function messages(text: string): string[] {
  return checkCompose(text, paneEn.compose).map(
    ({ from, to, message }) => `${text.slice(from, to)}: ${message}`,
  );
}

describe('checking a compose.yaml', () => {
  it('has nothing to say of a good one', () => expect(messages(good)).toEqual([]));

  it('names a key that Compose does not know', () => {
    const text = good.replace('environment:', 'enviroment:');
    expect(messages(text)).toEqual(['enviroment: Compose has no key named enviroment']);
  });

  it('names a value of the wrong kind', () => {
    expect(messages('services:\n  db:\n    image: [a]\n')).toEqual(['[a]: image needs a single value']);
  });

  it('misses the image of a service', () => {
    expect(messages('services:\n  db:\n    restart: always\n')).toEqual(['db: db needs an image or a build']);
  });

  it('marks where YAML itself breaks', () => {
    expect(checkCompose('services:\n  db:\n\timage: x\n', paneEn.compose)[0]).toMatchObject({
      severity: 'error',
    });
  });

  it('lets extensions, anchors and merges be', () => {
    const text = 'x-base: &base\n  image: a\nservices:\n  db:\n    <<: *base\n';
    expect(messages(text)).toEqual([]);
  });

  it('survives nonsense', () => {
    for (const text of ['', ':', '- - -', '{', 'a: b: c', '\0', 'services: 3', 'services:\n  - a']) {
      expect(() => messages(text)).not.toThrow();
    }
  });
});

/** Labels offered where `|` stands. */
function offered(text: string): string[] {
  const position = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', '') });
  const result = completeCompose(new CompletionContext(state, position, true), 'en');
  return result === null ? [] : result.options.map((option) => option.label);
}

describe('completing a compose.yaml', () => {
  it('offers the top', () => expect(offered('|')).toContain('services'));

  it('offers a service’s keys, the half-written file notwithstanding', () => {
    expect(offered('services:\n  db:\n    image: mysql:9.7\n    po|')).toContain('ports');
  });

  it('offers keys of a build and not of a service', () => {
    const labels = offered('services:\n  db:\n    build:\n      |');
    expect(labels).toContain('dockerfile');
    expect(labels).not.toContain('ports');
  });

  it('offers the values of restart', () => {
    expect(offered('services:\n  db:\n    restart: |')).toEqual([
      'no',
      'always',
      'on-failure',
      'unless-stopped',
    ]);
  });

  it('offers nothing where the author chooses the names', () => {
    expect(offered('services:\n  |')).toEqual([]);
    expect(offered('services:\n  db:\n    environment:\n      |')).toEqual([]);
  });

  it('offers keys of a list’s long form', () => {
    expect(offered('services:\n  db:\n    ports:\n      - tar|')).toContain('target');
    expect(offered('services:\n  db:\n    ports:\n      - target: 3306\n        pub|')).toContain(
      'published',
    );
    expect(offered('services:\n  db:\n    ports:\n    - target: 3306\n      pub|')).toContain('published');
  });
});

describe('the place of a line', () => {
  it('is the keys above it, by indentation', () => {
    const lines = good.split('\n');
    expect(placeOf(lines, lines.indexOf('      dockerfile: Dockerfile'))).toEqual([
      'services',
      'db-source',
      'build',
    ]);
    expect(placeOf(lines, lines.indexOf('      - "3306:3306"'))).toEqual([
      'services',
      'db-source',
      'ports',
      null,
    ]);
    expect(placeOf(lines, lines.indexOf('    driver: bridge'))).toEqual(['networks', 'replication']);
  });
});
