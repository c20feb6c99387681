import { Duplex } from 'node:stream';
import { ServerFailed, type DatabaseServers, type Reach, type ServerSpec } from '../../server/servers.ts';

type FakeServer = { data: string; running: boolean; spec?: ServerSpec; reach?: Reach };

/** Servers that are only remembered: what is asked of them is written down, and can be made to fail or to wait. */
export class FakeServers implements DatabaseServers {
  readonly calls: string[] = [];
  readonly servers = new Map<string, FakeServer>();
  readonly snapshots = new Map<string, string>();
  /** Called before each method's work; what it throws, the method rejects with. */
  before: (method: string, resourceId: string) => Promise<void> | void = () => undefined;
  readonly #listeners = new Set<(resourceId: string, running: boolean) => void>();

  imageOf(): string {
    return 'mysql:9.7';
  }

  async prepareEmpty(resourceId: string): Promise<void> {
    await this.#called('prepareEmpty', resourceId);
    this.servers.set(resourceId, { data: 'empty', running: false });
  }

  async prepareFrom(resourceId: string, snapshotVolume: string): Promise<void> {
    await this.#called('prepareFrom', resourceId);
    const data = this.snapshots.get(snapshotVolume);
    if (data === undefined) throw new Error(`no snapshot ${snapshotVolume}`);
    this.servers.set(resourceId, { data, running: false });
  }

  async start(spec: ServerSpec): Promise<void> {
    await this.#called('start', spec.resourceId);
    const server = this.#server(spec.resourceId);
    if (spec.options['max_connections'] === '1') throw new ServerFailed(spec.resourceId, 'a bad option');
    Object.assign(server, { running: true, spec });
  }

  async stop(resourceId: string): Promise<void> {
    await this.#called('stop', resourceId);
    const server = this.servers.get(resourceId);
    if (server !== undefined) server.running = false;
  }

  async remove(resourceId: string): Promise<void> {
    await this.#called('remove', resourceId);
    this.servers.delete(resourceId);
  }

  hasMemoryFor(): Promise<boolean> {
    return Promise.resolve(true);
  }

  isRunning(resourceId: string): Promise<boolean> {
    return Promise.resolve(this.servers.get(resourceId)?.running ?? false);
  }

  async list(): Promise<string[]> {
    await this.before('list', '');
    return [...this.servers.keys()];
  }

  async snapshot(resourceId: string, snapshotVolume: string): Promise<number> {
    await this.#called('snapshot', resourceId);
    this.snapshots.set(snapshotVolume, this.#server(resourceId).data);
    return 1000;
  }

  async removeSnapshot(snapshotVolume: string): Promise<void> {
    await this.#called('removeSnapshot', snapshotVolume);
    this.snapshots.delete(snapshotVolume);
  }

  async reach(resourceId: string, reach: Reach): Promise<void> {
    await this.#called('reach', resourceId);
    const server = this.servers.get(resourceId);
    if (server?.running === true) server.reach = reach;
  }

  replicationHost(resourceId: string): string {
    return `${resourceId.toLowerCase()}.rds.internal`;
  }

  connect(): Promise<Duplex> {
    return Promise.resolve(new Duplex());
  }

  logFiles(): Promise<never[]> {
    return Promise.resolve([]);
  }

  logPortion(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  onChange(listener: (resourceId: string, running: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The server stops by itself. */
  crash(resourceId: string): void {
    this.#server(resourceId).running = false;
    for (const listener of this.#listeners) listener(resourceId, false);
  }

  clear(): Promise<void> {
    this.servers.clear();
    this.snapshots.clear();
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #server(resourceId: string): FakeServer {
    const server = this.servers.get(resourceId);
    if (server === undefined) throw new Error(`no server ${resourceId}`);
    return server;
  }

  async #called(method: string, resourceId: string): Promise<void> {
    this.calls.push(`${method} ${resourceId}`);
    await this.before(method, resourceId);
  }
}
