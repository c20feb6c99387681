import type { Language } from '../../lab/contract/names.ts';

export type Page =
  | { kind: 'map' }
  | { kind: 'lesson'; slug: string }
  /** The lesson as a deck. */
  | { kind: 'slides'; slug: string }
  | { kind: 'speaker' }
  /** For the audience of a talk. */
  | { kind: 'follow' }
  | { kind: 'join' }
  /** The instructor's page. */
  | { kind: 'class' }
  | { kind: 'nothing' };
export type Address = { language: Language | undefined; page: Page };

const WITH_SLUG = { lessons: 'lesson', slides: 'slides' } as const;
const ALONE = { speaker: 'speaker', follow: 'follow', join: 'join', class: 'class' } as const;

/** What a path of the site shows: `/ko/`, `/en/lessons/06-point-the-replica`, `/ko/class`. */
export function readAddress(path: string): Address {
  const [language, section, slug, ...rest] = path.split('/').filter((part) => part !== '');
  if (language === undefined) return { language: undefined, page: { kind: 'map' } };
  if (language !== 'ko' && language !== 'en') return { language: undefined, page: { kind: 'nothing' } };
  if (section === undefined) return { language, page: { kind: 'map' } };
  if ((section === 'lessons' || section === 'slides') && slug !== undefined && rest.length === 0) {
    return { language, page: { kind: WITH_SLUG[section], slug } };
  }
  if (
    slug === undefined &&
    (section === 'speaker' || section === 'follow' || section === 'join' || section === 'class')
  ) {
    return { language, page: { kind: ALONE[section] } };
  }
  return { language, page: { kind: 'nothing' } };
}

export function addressOf(language: Language, page: Page): string {
  switch (page.kind) {
    case 'lesson':
      return `/${language}/lessons/${page.slug}`;
    case 'slides':
      return `/${language}/slides/${page.slug}`;
    case 'speaker':
    case 'follow':
    case 'join':
    case 'class':
      return `/${language}/${page.kind}`;
    default:
      return `/${language}/`;
  }
}
