import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import * as z from 'zod/mini';
import { AwsError } from '../../aws-error.ts';
import { ACCOUNT } from '../../state/account.ts';
import type { InboundRule, RdsDocument } from '../../state/model.ts';
import { type Field, integer, list, text } from '../fields.ts';

const LAST_PORT = 65535;
const port = () => z.optional(integer({ least: -1, most: LAST_PORT }));
const description = () =>
  z.optional(
    text({
      least: 0,
      most: 255,
      pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/,
      says: 'Invalid rule description. Valid descriptions are strings less than 256 characters from a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    }),
  );

/** An IPv4 block, as EC2 keeps it: without the bits of a host. */
function ipv4Cidr(): Field<string> {
  return z.pipe(
    text(),
    z.transform((value, context) => {
      const cidr = canonicalIpv4(value);
      if (cidr !== undefined) return cidr;
      context.issues.push({
        code: 'custom',
        message: `CIDR block ${value} is malformed`,
        input: value,
      });
      return z.NEVER;
    }),
  );
}

function canonicalIpv4(value: string): string | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(value);
  const [one = 256, two = 256, three = 256, four = 256, bits = 33] = match?.slice(1).map(Number) ?? [];
  const parts = [one, two, three, four];
  if (bits > 32 || parts.some((part) => part > 255)) return undefined;
  const kept = parts.map((part, index) => {
    const hostBits = Math.min(8, Math.max(0, 8 * (index + 1) - bits));
    return (part >> hostBits) << hostBits;
  });
  return `${kept.join('.')}/${bits}`;
}

function ipv6Cidr(): Field<string> {
  return z.pipe(
    text(),
    z.transform((value, context) => {
      if (isIpv6Cidr(value)) return value.toLowerCase();
      context.issues.push({ code: 'custom', message: `CIDR block ${value} is malformed`, input: value });
      return z.NEVER;
    }),
  );
}

function isIpv6Cidr(value: string): boolean {
  const [, address = '', bits = ''] = /^([0-9a-fA-F:.]+)\/(\d{1,3})$/.exec(value) ?? [];
  return isIPv6(address) && Number(bits) <= 128;
}

const Permission = z.strictObject({
  IpProtocol: text(),
  FromPort: port(),
  ToPort: port(),
  IpRanges: z.optional(list(z.strictObject({ CidrIp: ipv4Cidr(), Description: description() }))),
  Ipv6Ranges: z.optional(list(z.strictObject({ CidrIpv6: ipv6Cidr(), Description: description() }))),
  UserIdGroupPairs: z.optional(
    list(
      z.strictObject({
        GroupId: text(),
        UserId: z.optional(text()),
        VpcId: z.optional(text()),
        Description: description(),
      }),
    ),
  ),
  PrefixListIds: z.optional(list(text(), 0)),
});
type Permission = z.infer<typeof Permission>;

/** What names rules: permissions, or the short form of a single one. */
export const permissionFields = {
  IpPermissions: z.optional(list(Permission, 60)),
  IpProtocol: z.optional(text()),
  FromPort: port(),
  ToPort: port(),
  CidrIp: z.optional(ipv4Cidr()),
};

const PermissionInput = z.strictObject(permissionFields);
type PermissionInput = z.infer<typeof PermissionInput>;

/** The rules that an input names, each with one source; without an id as long as they are not kept. */
export function rulesOf(document: Readonly<RdsDocument>, input: PermissionInput): InboundRule[] {
  const { IpPermissions: permissions = [], CidrIp: cidr, IpProtocol: protocol } = input;
  const short = [input.FromPort, input.ToPort, cidr, protocol].some((each) => each !== undefined);
  if (short === permissions.length > 0) {
    throw short
      ? new AwsError(
          'InvalidParameterCombination',
          'The parameter IpPermissions cannot be used with the others.',
        )
      : new AwsError('MissingParameter', 'The request must contain the parameter ipPermissions.');
  }
  if (!short) return permissions.flatMap((each) => rulesOfPermission(document, each));
  if (cidr === undefined || protocol === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameters CidrIp and IpProtocol.');
  }
  const { FromPort, ToPort } = input;
  return rulesOfPermission(document, {
    IpProtocol: protocol,
    FromPort,
    ToPort,
    IpRanges: [{ CidrIp: cidr }],
  });
}

function rulesOfPermission(document: Readonly<RdsDocument>, permission: Permission): InboundRule[] {
  const ports = portsOf(permission);
  const sources = [
    ...(permission.IpRanges ?? []).map((each) => ({ source: each.CidrIp, about: each.Description })),
    ...(permission.Ipv6Ranges ?? []).map((each) => ({ source: each.CidrIpv6, about: each.Description })),
    ...(permission.UserIdGroupPairs ?? []).map((each) => ({
      source: knownGroup(document, each.GroupId, each.UserId),
      about: each.Description,
    })),
  ];
  if (sources.length === 0) {
    throw new AwsError('MissingParameter', 'Source group or CIDR must be specified in the IP permissions.');
  }
  return sources.map(({ source, about = '' }) => ({ id: newRuleId(), ...ports, source, description: about }));
}

function portsOf({ IpProtocol: protocol, FromPort: from, ToPort: to }: Permission) {
  if (protocol === '-1') return { fromPort: 0, toPort: LAST_PORT, everything: true };
  if (!['tcp', '6'].includes(protocol.toLowerCase())) {
    throw new AwsError(
      'InvalidParameterValue',
      `Replication Lab has rules for tcp and for everything (-1) only, not for the protocol ${protocol}.`,
    );
  }
  if (from === undefined || to === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameters FromPort and ToPort.');
  }
  if (from < 0 || to < from) {
    throw new AwsError('InvalidParameterValue', `Invalid TCP port range (${from}, ${to})`);
  }
  return { fromPort: from, toPort: to };
}

function knownGroup(document: Readonly<RdsDocument>, id: string, owner: string | undefined): string {
  const isKnown = document.securityGroups.some((each) => each.id === id);
  if (!isKnown || (owner !== undefined && owner !== ACCOUNT)) {
    throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
  }
  return id;
}

export function isSameRule(one: InboundRule, other: InboundRule): boolean {
  return (
    one.source === other.source &&
    one.fromPort === other.fromPort &&
    one.toPort === other.toPort &&
    (one.everything ?? false) === (other.everything ?? false)
  );
}

/** A rule in EC2's words. */
export function wordsOfRule({ source, fromPort, toPort, everything }: InboundRule): string {
  const ports = everything === true ? 'ALL' : `TCP, from port: ${fromPort}, to port: ${toPort}`;
  return `peer: ${source}, ${ports}, ALLOW`;
}

function newRuleId(): string {
  return `sgr-0${randomBytes(8).toString('hex')}`;
}
