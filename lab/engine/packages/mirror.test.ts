import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { findMirror } from './mirror.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apt-'));
  await mkdir(join(folder, 'sources.list.d'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

test('reads the form with fields', async () => {
  await writeFile(
    join(folder, 'sources.list.d/debian.sources'),
    `Types: deb deb-src
# a remark
URIs: http://mirror.test/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .

Types: deb
URIs: http://mirror.test/debian-security
Suites: bookworm-security
Components: main
`,
  );
  expect(await findMirror(folder)).toEqual({
    main: 'http://mirror.test/debian',
    security: 'http://mirror.test/debian-security',
  });
});

test('reads the form of one line', async () => {
  await writeFile(
    join(folder, 'sources.list'),
    `# deb http://commented.test/debian bookworm main
deb cdrom:[Debian GNU/Linux 12]/ bookworm main
deb-src http://sources.test/debian bookworm main
deb [arch=amd64 signed-by=/k.gpg] https://mirror.test/debian/ trixie main non-free-firmware
deb http://security.test/ trixie-security main # the quick one
`,
  );
  expect(await findMirror(folder)).toEqual({
    main: 'https://mirror.test/debian/',
    security: 'http://security.test/',
  });
});

test('other distributions, other archives and what is switched off are no mirrors of Debian', async () => {
  await writeFile(join(folder, 'sources.list'), 'deb http://mirror.test/ubuntu noble main\n');
  await writeFile(join(folder, 'sources.list.d/node.list'), 'deb https://node.test nodistro main\n');
  await writeFile(
    join(folder, 'sources.list.d/off.sources'),
    'Enabled: no\nTypes: deb\nURIs: http://mirror.test/debian\nSuites: trixie\nComponents: main\n',
  );
  expect(await findMirror(folder)).toBeUndefined();
});

test('a machine without apt has none', async () => {
  expect(await findMirror(join(folder, 'nowhere'))).toBeUndefined();
});
