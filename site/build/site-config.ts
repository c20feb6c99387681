import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import type { Part } from '../../content/course.ts';
import { fonts } from './fonts.ts';
import { lessons } from './lessons.ts';
import { reasonWords } from './reason-words.ts';

type Options = { course: Part[]; folder: string; outDir: string };

/** How the site is built from a course whose lessons are in a folder. */
export function siteConfig({ course, folder, outDir }: Options): InlineConfig {
  return {
    root: join(import.meta.dirname, '..'),
    plugins: [lessons({ folder, course }), reasonWords({ folder, course }), react(), fonts()],
    build: {
      outDir,
      emptyOutDir: true,
      // The server's policy allows fonts and scripts from itself only, so nothing becomes a data: address.
      assetsInlineLimit: 0,
    },
  };
}
