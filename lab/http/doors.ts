import { Hono, type Context } from 'hono';
import { LabError } from '../contract/lab-error.ts';
import type { Language } from '../contract/names.ts';
import type { Caller } from './access/caller.ts';
import type { Callers } from './access/callers.ts';
import type { Where } from './access/rules.ts';
import { refusalOf } from './refusal.ts';

/** Addresses that carry a secret: each trades it for a cookie, and shows a clean address. */
export function createDoors(where: Where, callers: Callers, cookieFor: (secret: string) => string): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const { token, me } = c.req.query();
    const secret = token ?? me ?? '';
    const holder = callers.holderOf(secret);
    // A learner's secret opens only the personal link, so that nobody takes one kind of link for the other.
    if (holder === undefined || (holder.role === 'learner') !== (me !== undefined))
      throw new LabError('not-allowed');
    c.header('Set-Cookie', cookieFor(secret));
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(pageAfter(where, holder, languageOf(c)), 303);
  });
  app.onError((error) => {
    if (!(error instanceof LabError)) throw error;
    const { status, headers, body } = refusalOf(error, false);
    return new Response(body, { status, headers });
  });
  return app;
}

/** Short addresses that a projector shows. */
export function addShortAddresses(app: Hono): void {
  for (const [short, page] of [
    ['/j', 'join'],
    ['/f', 'follow'],
  ] as const) {
    app.get(short, (c) => {
      c.header('Vary', 'Accept-Language');
      c.header('Cache-Control', 'no-store');
      return c.redirect(`/${languageOf(c)}/${page}`, 302);
    });
  }
}

/** At home the page itself knows the language that was chosen before. */
function pageAfter(where: Where, holder: Caller, language: Language): string {
  if (where === 'home') return '/';
  switch (holder.role) {
    case 'instructor':
      return `/${language}/class`;
    case 'speaker':
      return `/${language}/speaker`;
    default:
      return `/${language}/`;
  }
}

/** The first of the course's languages that the browser names, in its order of preference. */
export function preferredLanguage(accepted: string): Language {
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language)
    .find((language) => language === 'ko' || language === 'en');
  return wanted === 'ko' ? 'ko' : 'en';
}

function languageOf(c: Context): Language {
  return preferredLanguage(c.req.header('Accept-Language') ?? '');
}
