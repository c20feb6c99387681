import type { CheckView, ContainerFacts } from '../../contract/check.ts';
import { CheckBlocked } from './check-blocked.ts';
import type { Row } from '../../workbench/sql-session.ts';

/** What a database that answers says of itself. */
export type Server = {
  version: string;
  serverId: number;
  uuid: string;
  readOnly: 'off' | 'read_only' | 'super_read_only';
  gtidMode: string;
  /** The GTID set gtid_executed. */
  executed: string;
  /** SHOW REPLICA STATUS, a row for each channel. */
  channels: Row[];
};

/** A database container; without `server` it could not be asked, and `blocked` says why. */
export type Database = { container: ContainerFacts; server?: Server; blocked?: CheckBlocked };

const VARIABLES = `SELECT @@version AS version, @@server_id AS id, @@server_uuid AS uuid, @@read_only AS ro,
  @@super_read_only AS sro, @@gtid_mode AS gtid_mode, @@gtid_executed AS executed`;

/** Every database container of the lab, asked where it can be. */
export async function databases(view: CheckView): Promise<Database[]> {
  const found = (await view.containers()).filter(isDatabase);
  return Promise.all(found.map((container) => ask(container, view)));
}

/** By what the image says of itself, or by the variables that only this image reads. */
function isDatabase({ environment }: ContainerFacts): boolean {
  return Object.keys(environment).some((name) => name.startsWith('MYSQL_'));
}

async function ask(container: ContainerFacts, view: CheckView): Promise<Database> {
  try {
    const [row] = await view.sql(container.name, VARIABLES);
    const channels = await view.sql(container.name, 'SHOW REPLICA STATUS');
    return { container, server: { ...variables(row ?? {}), channels } };
  } catch (error) {
    if (error instanceof CheckBlocked) return { container, blocked: error };
    throw error;
  }
}

function variables(row: Row): Omit<Server, 'channels'> {
  return {
    version: row['version'] ?? '',
    serverId: Number(row['id']),
    uuid: row['uuid'] ?? '',
    readOnly: row['sro'] === '1' ? 'super_read_only' : row['ro'] === '1' ? 'read_only' : 'off',
    gtidMode: row['gtid_mode'] ?? '',
    executed: row['executed'] ?? '',
  };
}

/** The database that a channel reads from: by the UUID it has seen there, else by the name it was given. */
export function sourceOf(channel: Row, replica: ContainerFacts, all: Database[]): Database | undefined {
  const uuid = channel['Source_UUID'];
  const host = channel['Source_Host'] ?? '';
  return (
    all.find(({ server }) => uuid && server?.uuid === uuid) ??
    all.find(({ container }) => container.name === host) ??
    all.find(({ container: { service, project } }) => service === host && project === replica.project)
  );
}
