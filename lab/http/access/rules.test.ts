import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { path, routes } from '../../contract/routes.ts';
import { createApi } from '../api/api.ts';
import type { ServedRooms } from '../served-rooms.ts';
import { serve, type Served } from '../testing/serve.ts';
import { labThatNeverComes, stubClassroom, stubTalk } from '../testing/stubs.ts';
import type { RouteName } from './rules.ts';

/**
 * Who may do what, said a second time and by itself: a rule that is loosened by mistake is seen here.
 * `own`: in their own lab and no other; `any`: in every lab.
 */
const TABLE = `
  route           method   nobody  learner  speaker  instructor
  session         GET      no      yes      yes      yes
  lab             GET      no      own      own      any
  socket          SOCKET   no      own      own      any
  terminals       POST     no      own      own      own
  terminal        DELETE   no      own      own      own
  terminalSocket  SOCKET   no      own      own      any
  runAction       POST     no      own      own      own
  previewAction   GET      no      own      own      own
  writeAction     POST     no      own      own      own
  typeAction      POST     no      own      own      own
  solve           POST     no      own      own      own
  goTo            POST     no      own      own      own
  cure            POST     no      own      own      own
  reset           POST     no      own      own      own
  task            GET      no      own      own      own
  task            DELETE   no      own      own      own
  files           GET      no      own      own      own
  file            GET      no      own      own      own
  file            PUT      no      own      own      own
  file            DELETE   no      own      own      own
  file            PATCH    no      own      own      own
  archive         GET      no      own      own      own
  rdsCall         POST     no      own      own      own
  rdsPace         PUT      no      own      own      own
  rdsWaits        DELETE   no      own      own      own
  hand            POST     no      own      no       no
  hand            DELETE   no      own      no       no
  help            POST     no      own      no       no
  help            DELETE   no      own      no       no
  seat            GET      no      yes      no       no
  seat            DELETE   no      yes      no       no
  classDoor       GET      yes     yes      yes      yes
  joinClass       POST     yes     yes      no       no
  class           DELETE   no      no       no       yes
  classSocket     SOCKET   no      no       no       yes
  classNotes      POST     no      no       no       yes
  classGoTo       POST     no      no       no       yes
  classPause      POST     no      no       no       yes
  classPause      DELETE   no      no       no       yes
  classExtend     POST     no      no       no       yes
  results         GET      no      no       no       yes
  learner         DELETE   no      no       no       yes
  learnerGoTo     POST     no      no       no       yes
  learnerReset    POST     no      no       no       yes
  learnerHand     POST     no      no       no       yes
  learnerHand     DELETE   no      no       no       yes
  learnerPause    POST     no      no       no       yes
  learnerPause    DELETE   no      no       no       yes
  learnerExtend   POST     no      no       no       yes
  talkSocket      SOCKET   yes     yes      yes      yes
  talkTerminal    SOCKET   yes     yes      yes      yes
  recording       GET      yes     yes      yes      yes
`;
type Row = { route: RouteName; method: string } & Record<
  'nobody' | 'learner' | 'speaker' | 'instructor',
  string
>;

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);
const rows: Row[] = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [route = '', method = '', nobody = '', learner = '', speaker = '', instructor = ''] = line
      .trim()
      .split(/\s+/);
    if (!isRoute(route)) throw new Error(`no route is called ${route}`);
    return { route, method, nobody, learner, speaker, instructor };
  });

const OWN = { learner: 'caaaaaaaa', other: 'cbbbbbbbb', stage: 'stage' };
const learners = { aaaaaaaa: OWN.learner, bbbbbbbb: OWN.other, waiting1: null };

let served: Served;
let home: Served;
let callers: Record<
  string,
  { role: 'nobody' | 'learner' | 'speaker' | 'instructor'; lab?: string; cookie?: string }
>;

const rooms = (labs: string[]): ServedRooms => {
  const held = new Map(labs.map((lab) => [lab, labThatNeverComes(lab)]));
  return { labs: { get: (id) => held.get(id) }, talk: stubTalk(), classroom: undefined };
};

beforeAll(async () => {
  served = await serve({
    rooms: () => ({ ...rooms(Object.values(OWN)), classroom: stubClassroom(learners) }),
    lab: OWN.stage,
    className: 'A class',
  });
  home = await serve({ rooms: () => rooms(['my']), lab: 'my' });
  const { access } = served;
  if (access.where !== 'class') throw new Error('a server with a class is a class');
  const { signedIn, follower } = access.names;
  callers = {
    'no cookie': { role: 'nobody' },
    'a follower': { role: 'nobody', cookie: `${follower}=f-0123456789abcdef` },
    'a wrong secret': { role: 'nobody', cookie: `${signedIn}=secret-cccccccc` },
    'a secret in the follower cookie': {
      role: 'nobody',
      cookie: `${follower}=${access.keys.instructor.text}`,
    },
    'a learner': { role: 'learner', lab: OWN.learner, cookie: `${signedIn}=secret-aaaaaaaa` },
    'a learner who waits': { role: 'learner', cookie: `${signedIn}=secret-waiting1` },
    'a speaker': { role: 'speaker', lab: OWN.stage, cookie: `${signedIn}=${access.keys.speaker.text}` },
    'an instructor': {
      role: 'instructor',
      lab: OWN.stage,
      cookie: `${signedIn}=${access.keys.instructor.text}`,
    },
  };
});

afterAll(async () => {
  await served.close();
  await home.close();
});

/** Whether the guard let the request through; what came of it then is not asked here. */
async function admitted(
  server: Served,
  { route, method }: Row,
  lab: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const address = path(routes[route], {
    lab,
    lesson: '01-first',
    step: 'step',
    action: '0',
    terminal: 'shell',
    diagnosis: 'port',
    on: 'db',
    instance: 'db-1',
    learner: 'bbbbbbbb',
  });
  if (method === 'SOCKET') return (await server.handshake(address, headers)) !== 403;
  const { status, body } = await server.raw(method, address, headers, '{}');
  // A Host that is not ours is not even told why.
  return !(status === 403 && (body === '' || body.includes('not-allowed')));
}

describe('the table names all that is served', () => {
  it('has a row for every route and method that is registered, and none for what is not', () => {
    const api = createApi({
      rooms: rooms([]),
      signIn: { cookie: String, forget: String, link: String },
      version: '',
      report: () => undefined,
    });
    const registered = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    const inTable = rows
      .filter(({ method }) => method !== 'SOCKET')
      .map(({ route, method }) => `${method} ${routes[route]}`);
    expect(registered.toSorted()).toEqual(inTable.toSorted());
  });

  it('has a row for every route of the contract', () => {
    expect(new Set(rows.map(({ route }) => route))).toEqual(new Set(Object.keys(routes)));
  });
});

describe.each(rows)('$method $route', (row) => {
  it('is for those of the table, in their labs', async () => {
    for (const [name, { role, lab, cookie }] of Object.entries(callers)) {
      for (const asked of [OWN.learner, OWN.other, OWN.stage, 'cnosuchla']) {
        const headers = { origin: served.origin, ...(cookie === undefined ? {} : { cookie }) };
        const allowed = row[role] === 'yes' || row[role] === 'any' || (row[role] === 'own' && asked === lab);
        const hasLab = routes[row.route].includes(':lab');
        expect(
          { name, asked, admitted: await admitted(served, row, asked, headers) },
          `${name} in ${asked}`,
        ).toEqual({ name, asked, admitted: allowed });
        if (!hasLab) break;
      }
    }
  });

  it('is for nobody from a page of another origin, or by a name that is not ours', async () => {
    const { cookie = '' } = callers['an instructor'] ?? {};
    for (const headers of [
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: `http://127.0.0.1:${served.port + 1}` },
      { cookie, origin: 'null' },
      { cookie, origin: `http://evil.example:${served.port}`, host: `evil.example:${served.port}` },
    ]) {
      expect(await admitted(served, row, OWN.stage, headers)).toBe(false);
    }
    if (row.method !== 'GET') expect(await admitted(served, row, OWN.stage, { cookie })).toBe(false);
  });

  it('is at home for nobody without the token', async () => {
    expect(await admitted(home, row, 'my', { origin: home.origin })).toBe(false);
  });
});

describe('what is not in the table', () => {
  it.each([
    ['POST', '/api/session'],
    ['GET', '/api/class'],
    ['GET', '/api/nothing'],
    ['GET', '/api/labs/stage/socket'],
    ['GET', '/api'],
    ['OPTIONS', '/api/session'],
    ['GET', '/api//session'],
    ['GET', '/api/labs/%73tage'],
    ['GET', '/api/labs/caaaaaaaa/../stage'],
    ['GET', '/api/labs/stage/'],
  ])('%s %s is nothing for anybody', async (method, address) => {
    const { cookie = '' } = callers['an instructor'] ?? {};
    const headers = { cookie, origin: served.origin };
    expect((await served.raw(method, address, headers)).status).toBe(404);
  });

  it('no socket is anywhere else', async () => {
    const { cookie = '' } = callers['an instructor'] ?? {};
    for (const address of ['/', '/api/session', '/rds/stage', '/api/class/socket/x'])
      expect(await served.handshake(address, { cookie, origin: served.origin })).toBe(404);
  });
});

describe('beside the API', () => {
  it('a class shows its pages to everyone, and its RDS to nobody', async () => {
    for (const { cookie } of Object.values(callers)) {
      const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
      expect((await served.raw('GET', '/ko/join', headers)).status).toBe(200);
      expect((await served.raw('GET', '/assets/a-1.js', headers)).status).toBe(200);
      expect((await served.raw('POST', '/rds/stage', headers)).status).toBe(403);
    }
  });

  it('at home a page is for the holder of the token, and RDS for whoever signs', async () => {
    expect((await home.raw('GET', '/ko/join')).status).toBe(403);
    expect((await home.raw('GET', '/assets/a-1.js')).status).toBe(403);
    expect((await home.raw('POST', '/rds/my')).status).toBe(503); // the lab answers by itself, once it is there
  });
});
