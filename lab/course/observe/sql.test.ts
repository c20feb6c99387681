import { once } from 'node:events';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import mysql from 'mysql2';
import { afterEach, describe, expect, test } from 'vitest';
import type { SeenContainer } from './container-facts.ts';
import { SqlSessions } from './sql.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

function container(environment: Record<string, string> = { MYSQL_ROOT_PASSWORD: 'x' }): SeenContainer {
  return {
    life: 'one',
    name: 'db',
    image: 'x',
    state: 'running',
    exitCode: 0,
    restartPolicy: '',
    health: 'none',
    environment,
    command: [],
    project: undefined,
    service: undefined,
    networks: [],
    ports: [],
    mounts: [],
  };
}

/** Sessions to what a learner may have put behind the name of a database. */
async function sessionsTo(serve: (socket: Socket) => void): Promise<SqlSessions> {
  const server: Server = createTcpServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sessions = new SqlSessions(async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  });
  closing.push(
    () => sessions.close(),
    () => server.close(),
  );
  return sessions;
}

describe('a server that means harm, or is none', () => {
  test.each([
    ['says nothing', () => undefined],
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['speaks something else', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('that %s is one that has not started', async (_, serve) => {
    const sessions = await sessionsTo((socket) => {
      socket.on('error', () => undefined);
      serve(socket);
    });
    await expect(sessions.query(container(), 'SELECT 1')).rejects.toMatchObject({ reason: 'mysql-starting' });
  });

  test('that sends without end is cut off', async () => {
    const sessions = await sessionsTo((socket) => {
      socket.on('error', () => undefined); // The other side hangs up: that is the test.
      socket.write(Buffer.from([0xff, 0xff, 0xff, 0]));
      const flood = Buffer.alloc(1024 * 1024);
      const pour = () => socket.writable && socket.write(flood, pour);
      pour();
    });
    await expect(sessions.query(container(), 'SELECT a')).rejects.toMatchObject({
      reason: 'answer-too-large',
    });
  });
});

describe('a server that stops answering', () => {
  test('holds up one question, not for ever those behind it', async () => {
    const server = mysql.createServer((client) => {
      client.serverHandshake({
        protocolVersion: 10,
        serverVersion: '9.7.4',
        connectionId: 1,
        statusFlags: 2,
        characterSet: 45,
        capabilityFlags: 0xfff7df,
      });
      client.on('query', (sql) => {
        if (sql === 'DO 1') client.writeOk();
      });
      client.on('error', () => undefined); // The other side hangs up: that is the test.
    });
    server.listen(0);
    // The TCP server inside, which the types leave out.
    const tcp = (server as unknown as { _server: Server })._server;
    await once(tcp, 'listening');
    const { port } = tcp.address() as AddressInfo;
    const sessions = new SqlSessions(async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    });
    closing.push(
      () => sessions.close(),
      () => tcp.close(),
    );
    await sessions.query(container(), 'DO 1');
    const asked = ['DO 2', 'DO 3'].map((sql) => sessions.query(container(), sql));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  }, 9_000);
});

describe('a password that is not there', () => {
  test.each([
    [{}, 'password-unknown'],
    [{ MYSQL_ROOT_PASSWORD_FILE: '/run/secrets/root' }, 'password-in-file'],
  ])('with %j in the environment', async (environment, reason) => {
    const sessions = await sessionsTo(() => undefined);
    await expect(sessions.query(container(environment), 'SELECT 1')).rejects.toMatchObject({ reason });
  });
});
