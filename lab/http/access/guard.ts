import type { IncomingHttpHeaders } from 'node:http';
import { LabError } from '../../contract/lab-error.ts';
import type { Addresses } from './addresses.ts';
import { readAsked, type Asked } from './asked.ts';
import type { Caller } from './caller.ts';
import type { Callers } from './callers.ts';
import { allows, ruleBeside, ruleOf, type Rule, type Where } from './rules.ts';

/** What the guard looks at, of a request or of a socket's handshake. */
export type Knock = {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  upgrade: boolean;
  remoteAddress: string | undefined;
  localAddress: string | undefined;
};

/** Who was let in, to what; `from` is whose limits count. */
export type Admission = { caller: Caller; asked: Asked; from: string };

export type Verdict =
  | { admission: Admission }
  /** `silent`: not even the words that tell how to come in, because it may be DNS rebinding. */
  | { refusal: LabError; silent: boolean };

export type Guard = { judge(knock: Knock): Verdict };

const refuse = (refusal: LabError, silent = false): Verdict => ({ refusal, silent });

/** The one place where it is decided who gets an answer. Deny by default: Host, then Origin, then the table. */
export function openGuard(options: {
  where: Where;
  addresses: Addresses;
  callers: Callers;
  report: (error: unknown) => void;
}): Guard {
  const { where, addresses, callers, report } = options;

  return {
    judge(knock) {
      const { headers, remoteAddress, localAddress } = knock;
      const { host } = headers;
      if (host === undefined || !addresses.knowsHost(host, localAddress)) {
        return refuse(new LabError('not-allowed'), true);
      }
      const asked = readAsked(knock);
      if (!fromOurPage(knock, host, asked)) return refuse(new LabError('not-allowed'));
      const rule = ruleFor(asked, where);
      if (rule === undefined) return refuse(new LabError('not-found'));
      try {
        const caller = callerOf(headers.cookie, rule);
        if (!allows(rule, caller, labOf(asked))) return refuse(new LabError('not-allowed'));
        if (asked.kind === 'nothing') return refuse(new LabError('not-found'));
        const forwardedFor = headers['x-forwarded-for'];
        return {
          admission: { caller, asked, from: addresses.callerAddress({ remoteAddress, forwardedFor }) },
        };
      } catch (error) {
        if (error instanceof LabError) return refuse(error);
        // Thrown on, it would end the server with one request.
        report(error);
        return refuse(new LabError('internal'));
      }
    },
  };

  /** Whoever was in a class that has ended still gets what everyone gets: the page that says so. */
  function callerOf(cookies: string | undefined, rule: Rule): Caller {
    try {
      return callers.of(cookies);
    } catch (error) {
      if (error instanceof LabError && rule.nobody === 'yes') return { role: 'nobody', follower: undefined };
      throw error;
    }
  }

  /**
   * A page of another origin cannot read our answers, but it can send requests; the Origin header is what tells it
   * apart (https://datatracker.ietf.org/doc/html/rfc6454#section-7), and a WebSocket handshake always carries it
   * (https://datatracker.ietf.org/doc/html/rfc6455#section-10.2). AWS programs send none; they sign.
   */
  function fromOurPage({ method, headers, upgrade }: Knock, host: string, asked: Asked): boolean {
    if (headers.origin !== undefined) return addresses.isOurs(headers.origin, host);
    return !upgrade && (method === 'GET' || method === 'HEAD' || asked.kind === 'aws');
  }
}

function ruleFor(asked: Asked, where: Where): Rule | undefined {
  if (asked.kind === 'api') return ruleOf(asked.route, asked.method, where);
  return ruleBeside(asked.kind === 'nothing' ? 'site' : asked.kind, where);
}

function labOf(asked: Asked): string | undefined {
  if (asked.kind === 'aws') return asked.lab;
  return asked.kind === 'api' ? asked.parts['lab'] : undefined;
}
