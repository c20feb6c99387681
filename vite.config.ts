import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { course } from './content/course.ts';
import { siteConfig } from './site/build/site-config.ts';

export default defineConfig({
  ...siteConfig({
    course,
    folder: join(import.meta.dirname, 'content/lessons'),
    outDir: join(import.meta.dirname, 'dist'),
  }),
  test: {
    root: import.meta.dirname,
    maxWorkers: 2,
    // The engine of the tests stops its containers before it ends; Vitest would leave after ten seconds.
    teardownTimeout: 120_000,
    reporters: ['default', './lab/testing/summary-reporter.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/*.real.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'real',
          include: ['**/*.real.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: './lab/testing/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: './lab/testing/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
