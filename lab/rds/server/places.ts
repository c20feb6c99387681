/** Where things are in a server's container: as on RDS, as far as SQL can see it. */

/** The data volume: `db` is the data directory, `log` has the logs, `tmp` what queries write for themselves. */
export const DATA = '/rdsdbdata';
/** Gone with each stop, so that no lock file of a killed server stays. */
export const RUN = '/run/mysqld';
export const SOCKET = `${RUN}/mysqld.sock`;
/** In the container, not in the volume: a snapshot carries no options. */
export const OPTIONS = '/etc/rds.cnf';

/** Below the volume's own root, so that it comes into being complete, by one renaming. */
export const IN_VOLUME = 'data';
