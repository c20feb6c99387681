import { limitsOf } from './class-limits.ts';
import { DATA, RUN, SOCKET } from './places.ts';
import type { ServerSpec } from './servers.ts';

/** What the service decides for every server; comes last in the file, where it wins. */
function ownOptions({ port, serverId }: ServerSpec): Record<string, string> {
  return {
    port: String(port),
    server_id: String(serverId),
    bind_address: '*',
    mysqlx: 'OFF',
    socket: SOCKET,
    pid_file: `${RUN}/mysqld.pid`,
    datadir: `${DATA}/db`,
    tmpdir: `${DATA}/tmp`,
    // No file of the container is readable or writable by SQL: neither LOAD_FILE nor INTO OUTFILE.
    secure_file_priv: 'NULL',
    // Without names 127.0.0.1 is not `localhost`, where the service's own user belongs.
    skip_name_resolve: 'OFF',
    // All writing is done by threads, which stand still with the container while it is copied.
    innodb_use_native_aio: 'OFF',
    gtid_mode: 'ON',
    enforce_gtid_consistency: 'ON',
    relay_log: `${DATA}/log/relaylog/relaylog`,
    log_error: `${DATA}/log/error/mysql-error.log`,
    slow_query_log_file: `${DATA}/log/slowquery/mysql-slowquery.log`,
    general_log_file: `${DATA}/log/general/mysql-general.log`,
  };
}

/** Options that would lead out of the server's own files or undo its privileges. */
const REFUSED =
  'admin_address basedir character_sets_dir chroot core_file daemonize early_plugin_load init_file initialize ' +
  'initialize_insecure innodb_buffer_pool_filename innodb_data_file_path innodb_data_home_dir innodb_directories ' +
  'innodb_doublewrite_dir innodb_log_group_home_dir innodb_temp_data_file_path innodb_temp_tablespaces_dir ' +
  'innodb_tmpdir innodb_undo_directory large_pages lc_messages_dir log_bin_index log_error_services memlock ' +
  'plugin_dir plugin_load plugin_load_add relay_log_index replica_load_tmpdir secure_log_path slave_load_tmpdir ' +
  'ssl_ca ssl_capath ssl_cert ssl_crl ssl_crlpath ssl_key super_large_pages user';
const REFUSED_NAMES = REFUSED.split(' ');
/** Prefixes that make another option of a name; mysqld would take `loose_plugin_load` for `plugin_load`. */
const PREFIX = /^(?:loose|disable|enable|maximum|skip)_/;
const ALLOWED_WITH_PREFIX: ReadonlySet<string> = new Set(['skip_replica_start', 'skip_show_database']);

/** The text of mysqld's options file: the class's values, what the spec sets, and what the service decides. */
export function optionsFile(spec: ServerSpec): string {
  const { log_bin: binaryLog, ...given } = checked(spec.options);
  const options = { ...limitsOf(spec.instanceClass).options, ...given, ...ownOptions(spec) };
  const isLogged = !['OFF', '0'].includes((binaryLog ?? 'ON').toUpperCase());
  return [
    '[mysqld]',
    isLogged ? line('log_bin', `${DATA}/log/binlog/mysql-bin-changelog`) : 'disable_log_bin',
    ...Object.entries(options).map(([name, value]) => line(name, value)),
    '',
  ].join('\n');
}

function checked(options: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).map(([written, value]) => {
      const name = written.replaceAll('-', '_');
      if (!/^[a-z][a-z0-9_]*$/.test(name))
        throw new Error(`not an option's name: ${JSON.stringify(written)}`);
      // mysqld takes the beginning of a name for the whole where it is clear enough.
      const isRefused = name !== 'log_bin' && REFUSED_NAMES.some((refused) => refused.startsWith(name));
      if (isRefused || (PREFIX.test(name) && !ALLOWED_WITH_PREFIX.has(name)))
        throw new Error(`the option ${name} cannot be set`);
      // A new line would begin another option.
      if (/\p{Cc}/u.test(value)) throw new Error(`the option ${name} has a value with a control character`);
      return [name, value];
    }),
  );
}

/** https://dev.mysql.com/doc/refman/9.7/en/option-files.html tells how values are quoted and escaped. */
function line(name: string, value: string): string {
  return `${name} = "${value.replace(/[\\"]/g, String.raw`\$&`)}"`;
}

const SHOWN = ['server_id', 'log_bin', 'disable_log_bin', 'gtid_mode', 'enforce_gtid_consistency', 'datadir'];

/** What of the file is worth showing: the parameter group's part, and what replication lives by. */
export function shownOptions(spec: ServerSpec): string {
  const names = new Set(Object.keys(checked(spec.options)));
  for (const name of SHOWN) names.add(name);
  const lines = optionsFile(spec)
    .split('\n')
    .filter((text) => text === '[mysqld]' || names.has(text.split(' = ')[0] ?? ''));
  return lines.join('\n');
}
