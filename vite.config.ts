import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { course } from './content/course.ts';
import { fonts } from './site/build/fonts.ts';
import { lessons } from './site/build/lessons.ts';

export default defineConfig({
  root: join(import.meta.dirname, 'site'),
  plugins: [lessons({ folder: join(import.meta.dirname, 'content/lessons'), course }), react(), fonts()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    // The server's policy allows fonts and scripts from itself only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
  },
  test: {
    root: import.meta.dirname,
    maxWorkers: 2,
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
