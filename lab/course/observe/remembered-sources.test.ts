import { expect, test } from 'vitest';
import { RememberedSources } from './remembered-sources.ts';

function counted() {
  const asked = { containers: 0, files: 0, now: 0, away: false };
  const sources = {
    containers: async () => {
      asked.containers += 1;
      if (asked.away) throw new Error('away');
      return [];
    },
    file: async (path: string) => {
      asked.files += 1;
      return `${path} ${asked.files}`;
    },
  };
  return { asked, remembered: new RememberedSources(sources, () => asked.now) };
}

test('nothing is asked twice until it is forgotten', async () => {
  const { asked, remembered } = counted();
  await Promise.all([remembered.containers(), remembered.containers()]);
  expect(await remembered.file('compose.yaml')).toBe('compose.yaml 1');
  expect(await remembered.file('compose.yaml')).toBe('compose.yaml 1');
  expect(asked).toMatchObject({ containers: 1, files: 1 });
  remembered.forgetContainers();
  await remembered.containers();
  await remembered.file('compose.yaml');
  expect(asked).toMatchObject({ containers: 2, files: 1 });
  remembered.forgetFiles();
  expect(await remembered.file('compose.yaml')).toBe('compose.yaml 2');
});

test('what nobody tells is asked again after five seconds', async () => {
  const { asked, remembered } = counted();
  await remembered.containers();
  await remembered.file('compose.yaml');
  asked.now = 5_000;
  await remembered.containers();
  await remembered.file('compose.yaml');
  expect(asked).toMatchObject({ containers: 1, files: 1 });
  asked.now = 5_001;
  await remembered.containers();
  await remembered.file('compose.yaml');
  expect(asked).toMatchObject({ containers: 2, files: 2 });
});

test('an answer that failed is not remembered', async () => {
  const { asked, remembered } = counted();
  asked.away = true;
  await expect(remembered.containers()).rejects.toThrow('away');
  asked.away = false;
  expect(await remembered.containers()).toEqual([]);
});

test('what was being asked when it changed serves only those who had asked', async () => {
  const { asked, remembered } = counted();
  const before = remembered.containers();
  remembered.forgetContainers();
  await Promise.all([before, remembered.containers()]);
  expect(asked.containers).toBe(2);
});
