import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailed, runCommand } from '../run-command.ts';
import { OWN_LINK, ownLinks } from './network.ts';

const FORWARDING = '/proc/sys/net/ipv4/ip_forward';
/** Says that forwarding was off before the first engine of ours; like forwarding itself it does not survive a reboot. */
const FORWARDING_WAS_OFF = '/run/replication-lab/forwarding-was-off';

type Rule = { table: string; chain: string; match: string[] };

/** What lets the engine's containers out through this machine, and their answers back in. */
function rulesOf(link: string, subnet: string): Rule[] {
  const answers = ['-m', 'conntrack', '--ctstate', 'RELATED,ESTABLISHED'];
  return [
    { table: 'nat', chain: 'POSTROUTING', match: ['-s', subnet, '!', '-o', link, '-j', 'MASQUERADE'] },
    // Needed where the machine forwards nothing by default, as a firewall or a stopped Docker may have left it.
    { table: 'filter', chain: 'FORWARD', match: ['-i', link, '-j', 'ACCEPT'] },
    { table: 'filter', chain: 'FORWARD', match: ['-o', link, ...answers, '-j', 'ACCEPT'] },
  ];
}

export async function openFirewall(link: string, subnet: string): Promise<void> {
  for (const { table, chain, match } of rulesOf(link, subnet)) {
    await iptables(['-t', table, '-I', chain, ...match]);
  }
  if ((await readFile(FORWARDING, 'utf8')).trim() !== '0') return;
  await mkdir(dirname(FORWARDING_WAS_OFF), { recursive: true });
  await writeFile(FORWARDING_WAS_OFF, '');
  await writeFile(FORWARDING, '1');
}

/**
 * Removes every rule that names the link, which must be gone already, and those of other engines that were killed
 * and never came back: rules are made after their link, so one without a link is nobody's.
 */
export async function closeFirewall(link: string): Promise<void> {
  const others = (await ownLinks()).filter((name) => name !== link);
  for (const [table, chain] of [
    ['nat', 'POSTROUTING'],
    ['filter', 'FORWARD'],
  ] as const) {
    for (const rule of (await iptables(['-t', table, '-S', chain])).split('\n')) {
      const [, ...match] = rule.split(' ');
      const named = match.find((word) => OWN_LINK.test(word));
      if (named !== undefined && !others.includes(named)) await iptables(['-t', table, '-D', ...match]);
    }
  }
  await restoreForwarding();
}

/** Forwarding goes back to what it was with the last engine of ours. */
async function restoreForwarding(): Promise<void> {
  const wasOff = await readFile(FORWARDING_WAS_OFF).then(
    () => true,
    () => false, // not there: forwarding is none of our doing
  );
  if (!wasOff || (await ownLinks()).length > 0) return;
  await writeFile(FORWARDING, '0');
  await rm(FORWARDING_WAS_OFF);
}

/** Where the kernel has no nf_tables, only the legacy program works. */
async function iptables(args: string[]): Promise<string> {
  const waiting = ['-w', '10', ...args];
  try {
    return await runCommand('iptables', waiting);
  } catch (error) {
    if (!(error instanceof CommandFailed) || !/nf_tables|Protocol not supported/i.test(error.output))
      throw error;
    return runCommand('iptables-legacy', waiting);
  }
}
