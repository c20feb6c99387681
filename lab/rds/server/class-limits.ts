/**
 * What a server gets here for its instance class. Less than on AWS, where db.t3.micro alone has 1 GiB: many of these
 * servers share one machine with the learner's own. The order between the classes is kept, so that a larger class
 * does hold more in its caches.
 */
export type ClassLimits = {
  /** Bytes of the container's memory. */
  memory: number;
  /** Values for mysqld that the parameter group does not set. */
  options: Record<string, string>;
};

const MIB = 1024 ** 2;

const SIZES: Record<string, ClassLimits> = {
  micro: limits(512, { bufferPool: 24, redoLog: 32, connections: 60, tables: 200 }),
  small: limits(640, { bufferPool: 48, redoLog: 48, connections: 120, tables: 400 }),
  medium: limits(768, { bufferPool: 96, redoLog: 64, connections: 200, tables: 600 }),
  large: limits(1024, { bufferPool: 192, redoLog: 96, connections: 300, tables: 1000 }),
};

/** Classes are told by their last word: db.t3.micro, db.m6g.large. */
export function limitsOf(instanceClass: string): ClassLimits {
  const found = SIZES[instanceClass.split('.').at(-1) ?? ''];
  if (found === undefined) throw new Error(`no limits are known for the class ${instanceClass}`);
  return found;
}

type Sizes = { bufferPool: number; redoLog: number; connections: number; tables: number };

function limits(memory: number, { bufferPool, redoLog, connections, tables }: Sizes): ClassLimits {
  return {
    memory: memory * MIB,
    options: {
      innodb_buffer_pool_size: `${bufferPool}M`,
      innodb_redo_log_capacity: `${redoLog}M`,
      innodb_log_buffer_size: '4M',
      // As many threads as two processors need; the defaults are for large machines.
      innodb_read_io_threads: '2',
      innodb_write_io_threads: '2',
      innodb_purge_threads: '1',
      // Would write its warning into the log of every server without the right to do it.
      innodb_numa_interleave: 'OFF',
      max_connections: String(connections),
      table_open_cache: String(tables),
      table_definition_cache: String(Math.max(400, tables)),
      table_open_cache_instances: '1',
      // The Performance Schema stays on, with room for as many as this server can have: by default it takes more
      // memory than all else of a small server.
      performance_schema_max_thread_instances: String(connections + 100),
      performance_schema_accounts_size: '20',
      performance_schema_hosts_size: '20',
      performance_schema_users_size: '20',
      performance_schema_digests_size: '1000',
      performance_schema_max_table_instances: String(tables),
      // Of MyISAM, which nothing here uses.
      key_buffer_size: '1M',
      temptable_max_ram: '16M',
      tmp_table_size: '8M',
      max_heap_table_size: '8M',
    },
  };
}
