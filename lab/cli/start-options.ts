import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import * as z from 'zod/mini';
import { isLoopback } from '../http/access/addresses.ts';
import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

export const startOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  class: { type: 'string' },
  labs: { type: 'string' },
  hours: { type: 'string' },
  url: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const;

export type ClassOptions = {
  name: string;
  /** How many labs at most; what the machine holds when absent. */
  labs: number | undefined;
  hours: number;
};

/** What `start` was asked for, seen to be possible. */
export type StartOptions = {
  host: string;
  port: number | undefined;
  tls: { cert: Buffer; key: Buffer } | undefined;
  /** The names that the certificate is for. */
  certNames: string[];
  /** The file of the certificate, by which other commands know the server. */
  certFile: string | undefined;
  url: URL | undefined;
  class: ClassOptions | undefined;
};

const HOURS = 4;
const HOURS_MOST = 24 * 14;
const LABS_MOST = 200;
const NAME_MOST = 80;

/** Throws a UsageError that says what is wrong. */
export async function readStartOptions(values: CommandContext['values']): Promise<StartOptions> {
  const text = (name: keyof typeof startOptions) => z.parse(z.optional(z.string()), values[name]);
  const className = text('class');
  const host = text('host') ?? '127.0.0.1';
  const [certFile, keyFile] = [text('tls-cert'), text('tls-key')];

  if (className === undefined) {
    if (!isLoopback(host)) throw new UsageError(onlyLoopback(host));
    const foreign = (['labs', 'hours', 'url', 'tls-cert', 'tls-key'] as const).find(
      (name) => text(name) !== undefined,
    );
    if (foreign !== undefined) throw new UsageError(onlyInClass(foreign));
  }
  const tls = await readTls(certFile, keyFile);
  return {
    host,
    port: numberOf('port', text('port'), 0, 65_535),
    tls,
    certNames: tls === undefined ? [] : namesOf(tls.cert),
    certFile,
    url: urlOf(text('url')),
    class:
      className === undefined
        ? undefined
        : {
            name: classNameOf(className),
            labs: numberOf('labs', text('labs'), 1, LABS_MOST),
            hours: numberOf('hours', text('hours'), 1, HOURS_MOST) ?? HOURS,
          },
  };
}

function classNameOf(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name !== '' && name.length <= NAME_MOST && !/\p{Cc}/u.test(name)) return name;
  throw new UsageError({
    ko: `--class에는 수업 이름을 ${NAME_MOST}자까지 적어 주세요. 예: --class "MySQL 복제 입문"`,
    en: `--class takes the name of the class, up to ${NAME_MOST} characters, for example --class "MySQL replication"`,
  });
}

function numberOf(name: string, given: string | undefined, least: number, most: number): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  throw new UsageError({
    ko: `--${name}에는 ${least}에서 ${most} 사이의 수를 적어 주세요. 적은 값: ${given}`,
    en: `--${name} takes a number from ${least} to ${most}, not ${given}`,
  });
}

function urlOf(given: string | undefined): URL | undefined {
  if (given === undefined) return undefined;
  const url = URL.parse(given);
  const plain = url !== null && `${url.origin}/` === url.href;
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new UsageError({
    ko: `--url에는 브라우저가 여는 주소를 경로 없이 적어 주세요. 예: https://lab.example.com. 적은 값: ${given}`,
    en: `--url takes the address that browsers open, without a path, for example https://lab.example.com, not ${given}`,
  });
}

async function readTls(
  certFile: string | undefined,
  keyFile: string | undefined,
): Promise<StartOptions['tls']> {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new UsageError({
      ko: '--tls-cert와 --tls-key는 함께 적어 주세요.',
      en: '--tls-cert and --tls-key go together.',
    });
  }
  const cert = await readGiven('tls-cert', certFile);
  const key = await readGiven('tls-key', keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw new UsageError(
      {
        ko: `${certFile}과 ${keyFile}을 인증서와 그 개인 키(PEM, 암호 없음)로 쓸 수 없어요.`,
        en: `${certFile} and ${keyFile} are not a certificate and its private key (PEM, no passphrase).`,
      },
      { cause },
    );
  }
  return { cert, key };
}

/** A name for many, `*.example.com`, does not tell under which of them this server is. */
export function namesOf(cert: Buffer): string[] {
  const { subjectAltName = '' } = new X509Certificate(cert);
  return [...subjectAltName.matchAll(/(?:^|, )DNS:([^*,"]+)(?=,|$)/g)].flatMap(([, name]) => name ?? []);
}

async function readGiven(name: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new UsageError(
      { ko: `--${name}: ${file} 파일을 읽지 못했어요.`, en: `--${name}: the file ${file} cannot be read.` },
      { cause },
    );
  }
}

const onlyLoopback = (host: string) => ({
  ko: `--host ${host}은 수업(--class)에서만 쓸 수 있어요. 혼자 쓰는 실습 환경은 이 컴퓨터 밖에 열지 않아요: 연결된 사람은 누구나 여기서 컨테이너를 켤 수 있기 때문이에요.`,
  en: `--host ${host} needs --class. A lab for one is not opened beyond this machine, because whoever reaches it could start containers here.`,
});
const onlyInClass = (name: string) => ({
  ko: `--${name}은 수업에서만 쓰여요. --class "이름"과 함께 적어 주세요.`,
  en: `--${name} is for a class: give --class "NAME" too.`,
});
