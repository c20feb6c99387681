import { bind, type Bound } from '../http/bind.ts';
import type { StartOptions } from './start-options.ts';
import { ADDRESS_IN_USE, hasCode } from './system-errors.ts';
import { UsageError } from './usage-error.ts';

const PORT = 4360;
/** Where the port is taken and none was asked for, the next few are tried. */
const PORTS_TRIED = 10;

/** Takes the port; `told` says that it is another than usual. */
export async function listen(
  { host, port: asked, tls }: StartOptions,
  told: (port: number, other: number) => void,
): Promise<Bound> {
  const first = asked ?? PORT;
  for (let port = first; ; port += 1) {
    try {
      const bound = await bind({ host, port, tls });
      if (asked === undefined && port !== first) told(first, port);
      return bound;
    } catch (cause) {
      if (hasCode(cause, 'EADDRNOTAVAIL') || hasCode(cause, 'ENOTFOUND'))
        throw new UsageError(notOurs(host), { cause });
      if (!hasCode(cause, ADDRESS_IN_USE)) throw cause;
      if (asked !== undefined || port === first + PORTS_TRIED) throw new UsageError(taken(port), { cause });
    }
  }
}

const taken = (port: number) => ({
  ko: `${port}번 포트를 다른 프로그램이 쓰고 있어요. --port에 다른 번호를 적어 주세요.`,
  en: `Another program uses port ${port}. Give another one with --port.`,
});
const notOurs = (host: string) => ({
  ko: `--host ${host}은 이 컴퓨터의 주소가 아니에요. 모든 주소로 열려면 --host 0.0.0.0을 적어 주세요.`,
  en: `--host ${host} is no address of this machine. To open on all of them, give --host 0.0.0.0.`,
});
