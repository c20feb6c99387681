import type { Language } from '../../lab/contract/names.ts';

export type Page = { kind: 'map' } | { kind: 'lesson'; slug: string } | { kind: 'nothing' };
export type Address = { language: Language | undefined; page: Page };

/** What a path of the site shows: `/ko/`, `/en/lessons/06-point-the-replica`. */
export function readAddress(path: string): Address {
  const [language, section, slug, ...rest] = path.split('/').filter((part) => part !== '');
  if (language === undefined) return { language: undefined, page: { kind: 'map' } };
  if (language !== 'ko' && language !== 'en') return { language: undefined, page: { kind: 'nothing' } };
  if (section === undefined) return { language, page: { kind: 'map' } };
  if (section === 'lessons' && slug !== undefined && rest.length === 0) {
    return { language, page: { kind: 'lesson', slug } };
  }
  return { language, page: { kind: 'nothing' } };
}

export function addressOf(language: Language, page: Page): string {
  return page.kind === 'lesson' ? `/${language}/lessons/${page.slug}` : `/${language}/`;
}
