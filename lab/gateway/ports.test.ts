import { expect, test } from 'vitest';
import { checkBindable, choosePorts } from './ports.ts';

const binding = (HostPort: string, HostIp = '') => [{ HostIp, HostPort }];
const none = { PublishAllPorts: false };

test('a port is published where it was asked for', () => {
  expect(
    choosePorts({ ...none, PortBindings: { '3306/tcp': binding('3307', '127.0.0.1') } }, [], []),
  ).toEqual([{ hostIp: '127.0.0.1', hostPort: 3307, containerPort: 3306, protocol: 'tcp' }]);
});

test('an open port gets one that nobody has, of a range the first free one', () => {
  const taken = [{ hostIp: '', hostPort: 32768, containerPort: 1, protocol: 'tcp' as const }];
  const wanted = {
    PortBindings: { '1/tcp': binding(''), '2/tcp': binding(''), '3/tcp': binding('32767-32790') },
  };
  expect(choosePorts({ ...none, ...wanted }, [], taken).map(({ hostPort }) => hostPort)).toEqual([
    32769, 32770, 32767,
  ]);
  expect(choosePorts({ PublishAllPorts: true, PortBindings: {} }, ['80/tcp'], taken)).toMatchObject([
    { containerPort: 80, hostPort: 32769 },
  ]);
});

test('the start fails as Docker says it', () => {
  const [port] = choosePorts({ ...none, PortBindings: { '3306/tcp': binding('3306') } }, [], []);
  if (!port) throw new Error('no port');
  expect(() => checkBindable([port], [port], 'db (abc)')).toThrow(
    'driver failed programming external connectivity on endpoint db (abc): Bind for 0.0.0.0:3306 failed: port is already allocated',
  );
  expect(() => checkBindable([{ ...port, hostIp: '10.1.2.3' }], [], 'db (abc)')).toThrow(
    'cannot assign requested address',
  );
  checkBindable([port], [{ ...port, protocol: 'udp' }], 'db (abc)');
});

test.each(['0/tcp', '70000', '80/sctp', 'x', '1-5/tcp'])('%j is no port', (key) => {
  expect(() => choosePorts({ ...none, PortBindings: { [key]: binding('1') } }, [], [])).toThrow();
});
