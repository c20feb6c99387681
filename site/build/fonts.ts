import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** Pieces of D2Coding: a lesson needs a few dozen kilobytes at once, not the megabyte and a half of the whole face. */
const pieces = [
  { name: 'd2coding-basic', from: 'd2coding-full.woff2', ranges: 'basic' },
  { name: 'd2coding-basic-bold', from: 'd2coding-bold-full.woff2', ranges: 'basic' },
  { name: 'd2coding-symbols', from: 'd2coding-full.woff2', ranges: 'symbols' },
] as const;

/** As in `site/look/fonts.css`, which tells the browser which characters each piece has. */
const characters = {
  basic: span(0x20, 0x17f) + span(0x2010, 0x2027) + span(0x2190, 0x2193) + span(0x2500, 0x259f),
  symbols: span(0x180, 0x24f) + span(0x2028, 0x218f) + span(0x2194, 0x24ff) + span(0x25a0, 0x2bff),
};

/** What every page shows first, so the browser is told before it has read the style sheet. */
const preloaded = [/d2coding-basic-(?!bold)/, /PretendardVariable\.subset\.9[01]-/];

/**
 * Cuts the code face into pieces (once; they are kept beside the installed packages), lets style sheets reach them
 * as `@d2coding/…`, and has the page preload what it shows first.
 */
export function fonts(): Plugin {
  const packaged = join(dirname(require.resolve('d2coding/package.json')), 'fonts');
  const { version } = require('d2coding/package.json') as { version: string };
  const cut = join(packaged, '..', '..', '.cache', 'replication-lab', `d2coding-${version}`);
  return {
    name: 'fonts',
    config: () => ({ resolve: { alias: { '@d2coding-cut': cut, '@d2coding': packaged } } }),
    async buildStart() {
      await mkdir(cut, { recursive: true });
      for (const piece of pieces) {
        const target = join(cut, `${piece.name}.woff2`);
        if (existsSync(target)) continue;
        const whole = await readFile(join(packaged, piece.from));
        const part = await subsetFont(whole, characters[piece.ranges], { targetFormat: 'woff2' });
        // Two builds at once must not see each other's half-written file.
        const half = `${target}.${process.pid}`;
        await writeFile(half, part);
        await rename(half, target);
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => preloaded.some((pattern) => pattern.test(file)))
          .map((file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head',
          })),
    },
  };
}

function span(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}
