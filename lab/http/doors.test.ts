import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferredLanguage } from './doors.ts';
import { serve, type Served } from './testing/serve.ts';
import { stubClassroom, stubTalk, type Called } from './testing/stubs.ts';

let served: Served;
let keys: { instructor: string; speaker: string };

const labs = { aaaaaaaa: 'caaaaaaaa', bbbbbbbb: 'cbbbbbbbb' };

function openClass(url?: URL): Promise<Served> {
  return serve({
    rooms: () => ({ labs: { get: () => undefined }, talk: stubTalk(), classroom: stubClassroom(labs) }),
    lab: 'stage',
    className: 'A class',
    ...(url === undefined ? {} : { url }),
  });
}

beforeAll(async () => {
  served = await openClass();
  if (served.access.where !== 'class') throw new Error('a server with a class is a class');
  const { instructor, speaker } = served.access.keys;
  keys = { instructor: instructor.text, speaker: speaker.text };
});

afterAll(() => served.close());

/** Who a browser is after it has opened these links, one after the other. */
async function whoAfter(...links: string[]): Promise<unknown> {
  let cookie = '';
  for (const link of links) {
    const { cookies, status } = await served.raw('GET', link, { cookie });
    expect(status).toBe(303);
    cookie = cookies[0]?.split(';')[0] ?? cookie;
  }
  return JSON.parse((await served.raw('GET', '/api/session', { cookie })).body);
}

describe('a link that signs in', () => {
  it('makes the browser its holder’s, and leads to a clean address', async () => {
    expect(await whoAfter('/?me=secret-aaaaaaaa')).toMatchObject({ role: 'learner', lab: 'caaaaaaaa' });
    expect(await whoAfter(`/?token=${keys.instructor}`)).toMatchObject({ role: 'instructor', lab: 'stage' });
    expect(await whoAfter(`/?token=${keys.speaker}`)).toMatchObject({ role: 'speaker', lab: 'stage' });
    const korean = { 'accept-language': 'ko-KR' };
    const places = ['/?me=secret-aaaaaaaa', `/?token=${keys.instructor}`, `/?token=${keys.speaker}`].map(
      async (link) => (await served.raw('GET', link, korean)).location,
    );
    expect(await Promise.all(places)).toEqual(['/ko/', '/ko/class', '/ko/speaker']);
  });

  it('wins over who was signed in before', async () => {
    expect(await whoAfter('/?me=secret-aaaaaaaa', '/?me=secret-bbbbbbbb')).toMatchObject({
      lab: 'cbbbbbbbb',
    });
    expect(await whoAfter(`/?token=${keys.instructor}`, '/?me=secret-aaaaaaaa')).toMatchObject({
      role: 'learner',
    });
  });

  it('sets a cookie that no script and no other site can use, for as long as the class is kept', async () => {
    const answer = await fetch(`${served.origin}/?me=secret-aaaaaaaa`, { redirect: 'manual' });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(new RegExp(`^replication-lab-${served.port}-[0-9a-f]{8}=secret-aaaaaaaa; `));
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? '');
    expect(expires - Date.now()).toBeGreaterThan(3_500_000);
    expect(expires - Date.now()).toBeLessThan(3_600_000);
    expect(cookie).not.toContain('Secure');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is for https only where people come by https', async () => {
    const behindProxy = await openClass(new URL('https://lab.example.com'));
    const { cookies } = await behindProxy.raw('GET', '/?me=secret-aaaaaaaa', { host: 'lab.example.com' });
    expect(cookies[0]).toMatch(/^__Host-replication-lab-/);
    expect(cookies[0]).toContain('Secure');
    await behindProxy.close();
  });

  it.each([
    ['a wrong secret', '/?me=secret-cccccccc'],
    ['no secret', '/?me='],
    ['a learner’s secret as a token', '/?token=secret-aaaaaaaa'],
    ['a secret that is far too long', `/?me=${'x'.repeat(4096)}`],
  ])('%s opens nothing', async (_, link) => {
    expect(await served.raw('GET', link)).toMatchObject({ status: 403, cookies: [] });
  });

  it('a token is no personal link', async () => {
    expect(await served.raw('GET', `/?me=${keys.instructor}`)).toMatchObject({ status: 403, cookies: [] });
  });
});

it('joining tells the class who the browser is already', async () => {
  const called: Called = [];
  const classroom = stubClassroom(labs, called);
  const other = await serve({
    rooms: () => ({ labs: { get: () => undefined }, talk: stubTalk(), classroom }),
    lab: 'stage',
    className: 'A class',
  });
  const body = JSON.stringify({ code: 'ABCD-EFGH', name: 'Learner 1', language: 'en' });
  const { cookies } = await other.raw('GET', '/?me=secret-bbbbbbbb');
  for (const cookie of ['', cookies[0]?.split(';')[0] ?? ''])
    await other.raw('POST', '/api/class/join', { cookie, origin: other.origin }, body);
  expect(called.map(({ args }) => args[2])).toEqual([
    undefined,
    expect.objectContaining({ learner: 'bbbbbbbb', secret: 'secret-bbbbbbbb' }),
  ]);
  await other.close();
});

describe('a follower', () => {
  it('is known again by a cookie that gives nothing', async () => {
    const first = await served.raw('GET', '/ko/follow');
    expect(first.cookies[0]).toMatch(/-follower=f-[\w-]{16}; /);
    expect(first.cookies[0]).toContain('SameSite=Lax');
    const cookie = first.cookies[0]?.split(';')[0] ?? '';
    expect((await served.raw('GET', '/ko/follow', { cookie })).cookies).toEqual([]);
    expect((await served.raw('GET', '/api/session', { cookie })).status).toBe(403);
  });
});

const to = async (address: string, language: string) =>
  (await served.raw('GET', address, { 'accept-language': language })).location;

it('short addresses lead to the page in the reader’s language', async () => {
  expect(await to('/j', 'ko-KR,ko;q=0.9,en;q=0.8')).toBe('/ko/join');
  expect(await to('/j', 'en-GB,en;q=0.9,ko;q=0.8')).toBe('/en/join');
  expect(await to('/f', 'ko')).toBe('/ko/follow');
});

it.each([
  ['', 'en'],
  ['fr-FR, de;q=0.5', 'en'],
  ['fr, ko;q=0.2, en;q=0.1', 'ko'],
  ['en;q=0.3, KO-kr;q=0.4', 'ko'],
  ['ko;q=0, en', 'en'],
  ['ko', 'ko'],
])('Accept-Language %o is %s', (accepted, language) => expect(preferredLanguage(accepted)).toBe(language));
