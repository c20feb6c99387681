import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import mdx from '@mdx-js/rollup';
import remarkGfm from 'remark-gfm';
import type { Plugin } from 'vite';
import { readLesson } from '../../content/lesson-reader.ts';
import type { Part } from '../../content/course.ts';
import type { Lesson } from '../../lab/contract/check.ts';
import { Language } from '../../lab/contract/names.ts';
import type { MapLesson, MapPart } from '../course-map.ts';
import { createColour, type Colour } from './colour.ts';
import { lessonTree } from './lesson-tree.ts';
import { slideTree } from './slide-tree.ts';

const languages = Language.options;

/**
 * The lessons of a course as modules: `virtual:course` holds the map (titles, leads, steps, minutes) and, for each
 * lesson and language, the function that loads its text, which becomes a chunk of its own; `virtual:slides` holds the
 * functions that load the same text as slides.
 */
export function lessons({ folder, course }: { folder: string; course: Part[] }): Plugin[] {
  // Made when the first lesson asks: tests load this configuration too and compile none.
  let made: Promise<Colour> | undefined;
  const colour = () => (made ??= createColour());
  const id = 'virtual:course';
  const written = (slug: string) =>
    languages.every((language) => existsSync(join(folder, slug, `${language}.mdx`)));
  return [
    {
      name: 'course',
      resolveId: (source) => (source === id ? `\0${id}` : undefined),
      async load(source) {
        if (source !== `\0${id}`) return undefined;
        const slugs = course
          .flatMap((part) => part.lessons)
          .filter((slug) => {
            if (written(slug)) return true;
            this.warn(`${slug} is in the course but not written in every language: left out`);
            return false;
          });
        const parts: MapPart[] = [];
        for (const part of course) {
          const lessons: MapLesson[] = [];
          for (const slug of part.lessons) {
            if (slugs.includes(slug)) lessons.push(await mapLesson(folder, slug));
          }
          if (lessons.length > 0) parts.push({ id: part.id, title: part.title, lessons });
        }
        return `export const parts = ${JSON.stringify(parts)};\nexport const texts = ${loaders(folder, slugs, '')};`;
      },
    },
    {
      name: 'slides',
      resolveId: (source) => (source === 'virtual:slides' ? '\0virtual:slides' : undefined),
      load(source) {
        if (source !== '\0virtual:slides') return undefined;
        const slugs = course.flatMap((part) => part.lessons).filter(written);
        return `export const slides = ${loaders(folder, slugs, AS_SLIDES)};`;
      },
    },
    compiled(mdx({ remarkPlugins: [remarkGfm, [lessonTree, { colour }]] }), (id) => !id.endsWith(AS_SLIDES)),
    compiled(mdx({ remarkPlugins: [remarkGfm, [lessonTree, { colour }], slideTree] }), (id) =>
      id.endsWith(AS_SLIDES),
    ),
  ];
}

const AS_SLIDES = '?slides';

/** For each lesson and language the function that imports it. */
function loaders(folder: string, slugs: string[], query: string): string {
  const all = slugs.map((slug) => {
    const each = languages.map(
      (language) =>
        `${language}: () => import(${JSON.stringify(join(folder, slug, `${language}.mdx`) + query)})`,
    );
    return `${JSON.stringify(slug)}: { ${each.join(', ')} }`;
  });
  return `{ ${all.join(',\n')} }`;
}

/** The MDX compiler for some of the modules; it would take every `.mdx`, whatever its query. */
function compiled(compiler: ReturnType<typeof mdx>, takes: (id: string) => boolean): Plugin {
  const all = compiler as Plugin & Pick<typeof compiler, 'transform'>;
  return { ...all, transform: (code, id) => (takes(id) ? all.transform(code, id) : undefined) } as Plugin;
}

async function mapLesson(folder: string, slug: string): Promise<MapLesson> {
  const texts = languages.map((language) => {
    const path = join(folder, slug, `${language}.mdx`);
    return [language, readLesson(readFileSync(path, 'utf8'), `${slug}/${language}.mdx`)] as const;
  });
  const both = Object.fromEntries(texts) as Record<Language, ReturnType<typeof readLesson>>;
  const module: { default: Lesson } = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, slug, 'lesson.ts')).href
  );
  return {
    slug,
    title: { ko: both.ko.title, en: both.en.title },
    lead: { ko: both.ko.lead, en: both.en.lead },
    minutes: module.default.minutes,
    directory: module.default.directory ?? '.',
    steps: both.ko.steps.map((step, index) => ({
      id: step.id,
      title: { ko: step.title, en: both.en.steps[index]?.title ?? step.title },
    })),
  };
}
