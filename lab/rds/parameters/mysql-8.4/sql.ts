import { dynamic, fixed, owned, SWITCH } from '../family.ts';

const CHARACTER_SETS =
  'ascii,big5,binary,cp1250,cp1251,cp932,euckr,eucjpms,gb18030,gb2312,gbk,latin1,latin2,latin7,sjis,ujis,utf8mb3,utf8mb4';
const SQL_MODES =
  'ALLOW_INVALID_DATES,ANSI,ANSI_QUOTES,ERROR_FOR_DIVISION_BY_ZERO,HIGH_NOT_PRECEDENCE,IGNORE_SPACE,' +
  'NO_AUTO_VALUE_ON_ZERO,NO_BACKSLASH_ESCAPES,NO_DIR_IN_CREATE,NO_ENGINE_SUBSTITUTION,NO_UNSIGNED_SUBTRACTION,' +
  'NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY,PAD_CHAR_TO_FULL_LENGTH,PIPES_AS_CONCAT,REAL_AS_FLOAT,' +
  'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,TIME_TRUNCATE_FRACTIONAL,TRADITIONAL';

export const sql = [
  dynamic('character_set_server', 'string', CHARACTER_SETS, 'The character set of new databases.'),
  dynamic('character_set_filesystem', 'string', CHARACTER_SETS, 'The character set of file names.'),
  dynamic('collation_server', 'string', undefined, 'The collation of new databases.'),
  dynamic('sql_mode', 'list', SQL_MODES, 'How strict the server is about SQL and data.'),
  dynamic(
    'transaction_isolation',
    'string',
    'READ-UNCOMMITTED,READ-COMMITTED,REPEATABLE-READ,SERIALIZABLE',
    'What transactions see of one another.',
  ),
  dynamic('autocommit', 'boolean', SWITCH, 'Whether each statement commits by itself.'),
  dynamic('completion_type', 'string', 'NO_CHAIN,CHAIN,RELEASE', 'What follows a COMMIT.'),
  dynamic('event_scheduler', 'string', 'ON,OFF', 'Whether events run.'),
  dynamic(
    'default_storage_engine',
    'string',
    'InnoDB',
    'The storage engine of new tables: read replicas and snapshots need InnoDB.',
    'InnoDB',
  ),
  dynamic('default_tmp_storage_engine', 'string', 'InnoDB,MyISAM,MEMORY', 'The same for temporary tables.'),
  dynamic('default_week_format', 'integer', '0-7', 'How WEEK() counts.'),
  dynamic('div_precision_increment', 'integer', '0-30', 'Digits that a division adds.'),
  dynamic(
    'eq_range_index_dive_limit',
    'integer',
    '0-4294967295',
    'Values up to which an index is looked into to plan.',
  ),
  dynamic(
    'explicit_defaults_for_timestamp',
    'boolean',
    SWITCH,
    'Whether TIMESTAMP columns get no defaults of their own.',
    '1',
  ),
  dynamic(
    'group_concat_max_len',
    'integer',
    '4-18446744073709551615',
    'The longest answer of GROUP_CONCAT().',
  ),
  dynamic(
    'information_schema_stats_expiry',
    'integer',
    '0-31536000',
    'Seconds that figures about tables are kept.',
  ),
  dynamic('cte_max_recursion_depth', 'integer', '0-4294967295', 'How deep a recursive query may go.'),
  dynamic(
    'lc_time_names',
    'string',
    'de_DE,en_GB,en_US,es_ES,fr_FR,it_IT,ja_JP,ko_KR,pt_BR,zh_CN,zh_TW',
    'The language of names of days and months.',
  ),
  dynamic('max_join_size', 'integer', '1-18446744073709551615', 'Rows a join may read.'),
  dynamic('max_length_for_sort_data', 'integer', '4-8388608', 'Bytes of a row sorted with its key.'),
  dynamic('max_points_in_geometry', 'integer', '3-1048576', 'Points of a geometry.'),
  dynamic(
    'max_seeks_for_key',
    'integer',
    '1-18446744073709551615',
    'Seeks that planning expects of an index.',
  ),
  dynamic('max_sort_length', 'integer', '4-8388608', 'Bytes of a value that are compared in a sort.'),
  dynamic('max_sp_recursion_depth', 'integer', '0-255', 'How deep a procedure may call itself.'),
  dynamic(
    'max_write_lock_count',
    'integer',
    '1-18446744073709551615',
    'Write locks after which a reader may go.',
  ),
  dynamic('concurrent_insert', 'string', 'NEVER,AUTO,ALWAYS', 'Whether MyISAM inserts while it reads.'),
  dynamic('low_priority_updates', 'boolean', SWITCH, 'Whether readers of MyISAM tables go first.'),
  dynamic('optimizer_prune_level', 'integer', '0,1', 'Whether unlikely plans are left out.'),
  dynamic('optimizer_search_depth', 'integer', '0-62', 'How far plans are searched.'),
  dynamic('sql_require_primary_key', 'boolean', SWITCH, 'Whether every new table needs a primary key.'),
  dynamic(
    'sql_generate_invisible_primary_key',
    'boolean',
    SWITCH,
    'Whether a table without a key gets an invisible one.',
  ),
  dynamic(
    'updatable_views_with_limit',
    'string',
    'YES,NO',
    'Whether a view without the key can be changed with LIMIT.',
  ),
  dynamic('windowing_use_high_precision', 'boolean', SWITCH, 'Whether windows are computed without loss.'),
  fixed('ft_min_word_len', 'integer', '1-84', 'The shortest word of a MyISAM full-text index.'),
  fixed('ft_max_word_len', 'integer', '10-84', 'The longest word of a MyISAM full-text index.'),
  fixed('ngram_token_size', 'integer', '1-10', 'Letters of a token of the n-gram parser.'),
  dynamic('require_secure_transport', 'boolean', SWITCH, 'Whether every connection must use TLS.'),
  dynamic('tls_version', 'list', 'TLSv1.2,TLSv1.3', 'The versions of TLS that are allowed.'),
  dynamic(
    'default_password_lifetime',
    'integer',
    '0-65535',
    'Days after which a password must be changed; 0 never.',
  ),
  dynamic('password_history', 'integer', '0-4294967295', 'How many old passwords cannot come again.'),
  dynamic(
    'password_reuse_interval',
    'integer',
    '0-4294967295',
    'Days before an old password can come again.',
  ),
  dynamic('password_require_current', 'boolean', SWITCH, 'Whether a new password needs the old one.'),
  dynamic(
    'activate_all_roles_on_login',
    'boolean',
    SWITCH,
    'Whether all roles of a user are active at once.',
  ),
  owned(
    fixed(
      'lower_case_table_names',
      'integer',
      '0,1',
      'Whether names of tables ignore case. Fixed when the data is made.',
      '0',
    ),
  ),
  owned(fixed('port', 'integer', '1150-65535', 'The port that the server listens on.', '{EndPointPort}')),
];
