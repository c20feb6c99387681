import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf, readStartOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-options-'));
  await writeFile(join(folder, 'nonsense.pem'), 'not a certificate');
});
afterAll(() => rm(folder, { recursive: true }));

/** The words of the refusal; fails when there is none. */
async function refusal(values: Record<string, string>): Promise<string> {
  const error: unknown = await readStartOptions(values).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error('this was not refused', { cause: error });
  expect(error.words.ko).toMatch(/[가-힣]/);
  return error.words.en;
}

describe('without --class', () => {
  it('only loopback is served', async () => {
    expect(await readStartOptions({})).toMatchObject({ host: '127.0.0.1', class: undefined });
    expect(await readStartOptions({ host: 'localhost', port: '0' })).toMatchObject({ port: 0 });
    for (const host of ['0.0.0.0', '::', '192.168.0.7', 'lab.example.com'])
      expect(await refusal({ host })).toContain('--class');
  });

  it.each(['url', 'labs', 'hours', 'tls-cert', 'tls-key'])('--%s is for a class', async (option) => {
    expect(await refusal({ [option]: '1' })).toContain(`--${option} is for a class`);
  });
});

describe('with --class', () => {
  const name = 'MySQL 복제';

  it('takes what was asked, and what is usual for the rest', async () => {
    expect(await readStartOptions({ class: ` ${name} `, host: '0.0.0.0' })).toMatchObject({
      host: '0.0.0.0',
      tls: undefined,
      url: undefined,
      class: { name, labs: undefined, hours: 4 },
    });
    const asked = { class: name, labs: '15', hours: '8', url: 'https://lab.example.com/' };
    expect(await readStartOptions(asked)).toMatchObject({ class: { labs: 15, hours: 8 } });
    expect((await readStartOptions(asked)).url?.origin).toBe('https://lab.example.com');
  });

  it.each([
    [{ class: '' }, '--class'],
    [{ class: 'x'.repeat(81) }, '--class'],
    [{ class: 'a\nb' }, '--class'],
    [{ class: name, labs: '0' }, '--labs'],
    [{ class: name, labs: '1.5' }, '--labs'],
    [{ class: name, hours: '-1' }, '--hours'],
    [{ class: name, hours: '' }, '--hours'],
    [{ class: name, port: '65536' }, '--port'],
    [{ class: name, url: 'lab.example.com' }, '--url'],
    [{ class: name, url: 'https://lab.example.com/lab' }, '--url'],
    [{ class: name, url: 'https://me:pw@lab.example.com' }, '--url'],
    [{ class: name, url: 'ftp://lab.example.com' }, '--url'],
    [{ class: name, 'tls-cert': '/nowhere' }, '--tls-key'],
  ])('%o is refused by name', async (values, option) => {
    expect(await refusal(values)).toContain(option);
  });

  it('says which file of TLS cannot be used', async () => {
    const nonsense = join(folder, 'nonsense.pem');
    const missing = join(folder, 'missing.pem');
    expect(await refusal({ class: name, 'tls-cert': missing, 'tls-key': nonsense })).toContain(missing);
    expect(await refusal({ class: name, 'tls-cert': nonsense, 'tls-key': nonsense })).toContain(
      'not a certificate and its private key',
    );
  });
});

it('a certificate names the server, but not by an address nor by a name for many', () => {
  expect(namesOf(Buffer.from(CERTIFICATE))).toEqual(['lab.example.com', 'lab2.example.com']);
});

/** Of nobody; for DNS:lab.example.com, DNS:*.example.com, IP:192.0.2.1, DNS:lab2.example.com. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBuTCCAV6gAwIBAgIUdF2q+C2+3Ogj6NZ3vGv7hshTEHQwCgYIKoZIzj0EAwIw
DjEMMAoGA1UEAwwDTGFiMCAXDTI2MTEyMjE3MzI0M1oYDzIxMjYxMDI5MTczMjQz
WjAOMQwwCgYDVQQDDANMYWIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARh+onf
yCPD1nf9gAsdvcd9f9pjO5+x5AnaN4HqvY2/LryqsIFpVEzoJ1OstRd77Pyx1Wf6
naMqAg8S3lfZKxZRo4GXMIGUMB0GA1UdDgQWBBR6FhRLUIMr/Aixg/OF9207wVEy
uDAfBgNVHSMEGDAWgBR6FhRLUIMr/Aixg/OF9207wVEyuDAPBgNVHRMBAf8EBTAD
AQH/MEEGA1UdEQQ6MDiCD2xhYi5leGFtcGxlLmNvbYINKi5leGFtcGxlLmNvbYcE
wAACAYIQbGFiMi5leGFtcGxlLmNvbTAKBggqhkjOPQQDAgNJADBGAiEA/Xub1QfR
2n4Lm3UMW8Q70Pce0oZxIWW7S4LKLSEVOZ4CIQD0r88DF7TrpJ670rZQBan8d4DR
2fpxn4Ab0aig176F0w==
-----END CERTIFICATE-----`;
