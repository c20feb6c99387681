import { expect, test } from 'vitest';
import type { Limits } from './gateway.ts';
import { HostConfig, plainHostConfig } from './host-config.ts';
import { LIMITS } from './testing/limits.ts';

const limits = { ...LIMITS, memory: 2 ** 30, cpus: 2, pids: 100 };
const rebuild = (
  given: Record<string, unknown>,
  { outside = true, ...more }: Partial<Limits> & { outside?: boolean } = {},
) => plainHostConfig(HostConfig.parse(given), { ...limits, ...more }, outside);

test('what nobody asked for is set to the limits', () => {
  expect(rebuild({})).toMatchObject({
    Memory: 2 ** 30,
    MemorySwap: 2 ** 30,
    NanoCpus: 2e9,
    PidsLimit: 100,
    LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
  });
});

test('less than the limits is taken as asked', () => {
  expect(rebuild({ Memory: 2 ** 28, NanoCpus: 5e8, PidsLimit: 10 })).toMatchObject({
    Memory: 2 ** 28,
    NanoCpus: 5e8,
    PidsLimit: 10,
  });
  expect(rebuild({ CpuQuota: 50_000 })).toMatchObject({ NanoCpus: 5e8 });
  expect(rebuild({ PidsLimit: -1, MemorySwap: -1 })).toMatchObject({ PidsLimit: 100, MemorySwap: 2 ** 30 });
});

// The names are those of the Engine API; a later version's new field is refused by the same rule.
test.each([
  { Privileged: true },
  { StopTimeout: -1 },
  { PrivilegedNew: true },
  { privileged: true },
  { CapAdd: ['SYS_ADMIN'] },
  { CapAdd: ['ALL'] },
  { Devices: [{ PathOnHost: '/dev/sda' }] },
  { DeviceCgroupRules: ['a *:* rwm'] },
  { DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }] },
  { SecurityOpt: ['seccomp=unconfined'] },
  { SecurityOpt: ['apparmor=unconfined'] },
  { SecurityOpt: ['systempaths=unconfined'] },
  { Sysctls: { 'net.ipv4.ip_forward': '1' } },
  { Runtime: 'other' },
  { CgroupParent: '/' },
  { CgroupnsMode: 'host' },
  { UTSMode: 'host' },
  { UsernsMode: 'host' },
  { OomScoreAdj: -500 },
  { OomKillDisable: true },
  { StorageOpt: { size: '1T' } },
  { CpuShares: 262_144 },
  { VolumeDriver: 'nfs' },
  { BlkioDeviceReadBps: [{ Path: '/dev/sda', Rate: 1 }] },
  { CpusetCpus: '0' },
  { CpuRealtimeRuntime: 1 },
  { LogConfig: { Type: 'syslog', Config: { 'syslog-address': 'tcp://host' } } },
  { Memory: 2 ** 31 },
  { ShmSize: 2 ** 31 },
  { NanoCpus: 3e9 },
  { CpuQuota: 300_000 },
  { CpuQuota: 30_000, CpuPeriod: 10_000 },
  { PidsLimit: 101 },
  { Tmpfs: { '/x': 'size=2g' } },
  { Tmpfs: { '/x': 'dev' } },
  { Tmpfs: { '/x': 'size=1g,nr_inodes=0' } },
  { Ulimits: [{ Name: 'nofile', Soft: 1, Hard: 2 ** 40 }] },
  { Ulimits: [{ Name: 'nproc', Soft: -1, Hard: -1 }] },
  { Ulimits: [{ Name: 'rtprio', Soft: 1, Hard: 1 }] },
])('%j is refused', (given) => {
  expect(() => rebuild(given)).toThrow();
});

test('empty fields and those that change nothing are let be', () => {
  const given = {
    Privileged: false,
    Devices: [],
    Sysctls: {},
    ConsoleSize: [24, 80],
    Runtime: 'runc',
    MaskedPaths: [],
  };
  expect(Object.keys(rebuild(given))).not.toEqual(expect.arrayContaining(Object.keys(given)));
});

test('a closed lab has no capability for frames of its own making', () => {
  expect(rebuild({ CapDrop: ['CHOWN'] }, { outside: false })).toMatchObject({
    CapDrop: ['CHOWN', 'NET_RAW'],
  });
  expect(() => rebuild({ CapAdd: ['CAP_NET_RAW'] }, { outside: false })).toThrow('CAP_NET_RAW');
  expect(rebuild({ CapAdd: ['NET_RAW'] })).toMatchObject({ CapAdd: ['NET_RAW'], CapDrop: [] });
});

test('processor time and the size of files, where the lab bounds them', () => {
  const bounded = { cpuShares: 256, disk: 2 ** 30 };
  expect(rebuild({}, bounded)).toMatchObject({
    CpuShares: 256,
    Ulimits: [{ Name: 'fsize', Soft: 2 ** 30, Hard: 2 ** 30 }],
  });
  expect(() => rebuild({ CpuShares: 512 }, bounded)).toThrow('cpu shares');
  expect(() => rebuild({ Ulimits: [{ Name: 'fsize', Soft: 1, Hard: 1 }] }, bounded)).toThrow('fsize');
});
