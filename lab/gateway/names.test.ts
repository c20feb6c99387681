import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { labNames } from '../engine/lab-names.ts';
import { learnerImageName, normalImageName, ownImageName, withoutPrefixes } from './image-names.ts';
import { nameFilter } from './name-filter.ts';
import { checkLabels, engineName, engineNetworkName, learnerName } from './names.ts';

const names = labNames('my');

test('a name goes to the engine and comes back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,40}$/), (name) => {
      expect(learnerName(names, engineName(names, name))).toBe(name);
      expect(engineName(names, name)).toMatch(/^rl-my-/);
    }),
  );
  expect(engineNetworkName(names, 'bridge')).toBe(names.network);
  expect(learnerName(names, names.network)).toBe('bridge');
});

test.each(['', 'a', '/a', '-ab', 'a/b', '../ab', 'a b', 'a'.repeat(200)])('%j is no name', (name) => {
  expect(() => engineName(names, name)).toThrow();
});

test('an image has one short name, and the engine’s is below the lab’s', () => {
  expect(normalImageName('docker.io/library/mysql')).toBe('mysql:latest');
  expect(normalImageName('ghcr.io/a/b:1')).toBe('ghcr.io/a/b:1');
  expect(ownImageName(names, 'db')).toBe('rl-my/db:latest');
  expect(learnerImageName(names, 'rl-my/db:latest')).toBe('db:latest');
  expect(learnerImageName(names, 'rl-other/db:latest')).toBeUndefined();
  expect(learnerImageName(names, 'mysql:9.7')).toBe('mysql:9.7');
  expect(learnerImageName(names, 'company/secret:1')).toBeUndefined();
});

test.each(['', 'A', 'a//b', '../a', 'a:', 'localhost:5000/a', 'a@sha256:00', 'a b', '-a', 'a/'])(
  '%j names no image',
  (name) => {
    expect(() => normalImageName(name)).toThrow();
  },
);

test('labels of ours are refused', () => {
  expect(() => checkLabels({ 'replication-lab.lab': 'other' })).toThrow('not part of this lab');
  expect(checkLabels({ mine: '1' })).toEqual({ mine: '1' });
});

test('messages name things as the learner does', () => {
  expect(withoutPrefixes(names, 'cannot access path /data/volumes/rl.my.workspace/_data/conf')).toBe(
    'cannot access path /workspace/conf',
  );
  expect(withoutPrefixes(names, 'No such image: rl-my/db:latest on rl-my-net')).toBe(
    'No such image: db:latest on net',
  );
});

test('a name filter finds as the engine’s does and cannot be made slow', () => {
  expect(nameFilter(['^db$'])('db')).toBe(true);
  expect(nameFilter(['^/db$'])('db')).toBe(true);
  expect(nameFilter(['^db$'])('db2')).toBe(false);
  expect(nameFilter(['d', 'x'])('xyz')).toBe(true);
  expect(nameFilter(['^/?a.*z$'])('abcz')).toBe(true);
  expect(() => nameFilter(['(a+)+$'])).toThrow();
  expect(() => nameFilter(['a*a*a*a*b'])).toThrow();
});
