import { afterEach, beforeEach } from 'vitest';
import { ClassStore } from '../class-store.ts';
import { newHome } from './open-test-class.ts';

/** Gives each test of the file a class store in a home of its own. */
export function inTestStore(): { home: () => string; store: () => ClassStore } {
  let home: string;
  let remove: () => void;
  let store: ClassStore;
  beforeEach(() => {
    ({ home, remove } = newHome());
    store = new ClassStore(home);
  });
  afterEach(() => {
    store.close();
    remove();
  });
  return { home: () => home, store: () => store };
}
