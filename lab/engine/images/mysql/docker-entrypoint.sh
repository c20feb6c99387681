#!/bin/bash
# Starts MySQL in a container and, on an empty data directory, sets it up first.
# Behaves as the official image documents itself, so that what is learnt here holds there:
# https://hub.docker.com/_/mysql (Environment Variables, Initializing a fresh instance)
set -eo pipefail
shopt -s nullglob

init_folder=/docker-entrypoint-initdb.d

log() {
  local level=$1
  shift
  printf '%s [%s] [Entrypoint]: %s\n' "$(date --rfc-3339=seconds)" "$level" "$*"
}
mysql_note() { log Note "$@"; }
mysql_warn() { log Warn "$@" >&2; }
mysql_error() {
  log ERROR "$@" >&2
  exit 1
}

# `NAME` or the contents of the file that `NAME_FILE` points at, for secrets.
read_variable() {
  local name=$1 default=${2:-} file_name="$1_FILE" value
  local file=${!file_name:-}
  if [ -n "${!name:-}" ] && [ -n "$file" ]; then
    mysql_error "Both $name and $file_name are set (but are exclusive)"
  fi
  value=${!name:-$default}
  if [ -n "$file" ]; then value=$(<"$file"); fi
  export "$name=$value"
  unset "$file_name"
}

# A wrong option stops the container here, before anything is written.
check_config() {
  local errors
  if ! errors=$("$@" --validate-config 2>&1); then
    mysql_error "$(printf 'mysqld failed while attempting to check config\n\tcommand was: %s\n\t%s' \
      "$* --validate-config" "$errors")"
  fi
}

# Asks the server itself what it would run with: files, command line and defaults together.
read_config() {
  # The index file is named apart, so that asking never touches the real one.
  server_config=$("$@" --verbose --help --log-bin-index="$(mktemp -u)" 2>/dev/null)
}

# The value of one option in what read_config has read.
config_value() {
  awk -v option="$1" '$1 == option && /^[^ \t]/ { sub(/^[^ \t]+[ \t]+/, ""); print; exit }' <<<"$server_config"
}

# Only what is asked about counts: `mysqld --help` needs no data directory.
only_asks() {
  local argument
  for argument; do
    case $argument in
      -'?' | --help | --print-defaults | -V | --version) return 0 ;;
    esac
  done
  return 1
}

make_folders() {
  local option value folder
  local -A folders=(["$data_folder"]=1 ["$(dirname "$socket")"]=1)
  for option in general-log-file pid-file secure-file-priv slow-query-log-file; do
    value=$(config_value "$option")
    if [ "${value:0:1}" != / ]; then continue; fi
    if [ "$option" != secure-file-priv ]; then value=$(dirname "$value"); fi
    folders[$value]=1
  done
  mkdir -p "${!folders[@]}"
  if [ "$(id -u)" = 0 ]; then
    for folder in "${!folders[@]}"; do find "$folder" ! -user mysql -exec chown mysql {} +; done
  fi
}

check_variables() {
  if [ -z "$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    mysql_error "$(printf '%s\n' 'Database is uninitialized and password option is not specified' \
      '    You need to specify one of the following as an environment variable:' \
      '    - MYSQL_ROOT_PASSWORD' '    - MYSQL_ALLOW_EMPTY_PASSWORD' '    - MYSQL_RANDOM_ROOT_PASSWORD')"
  fi
  if [ "$MYSQL_USER" = root ]; then
    mysql_error "$(printf '%s\n' \
      'MYSQL_USER="root", MYSQL_USER and MYSQL_PASSWORD are for configuring a regular user and cannot be used for the root user' \
      '    Remove MYSQL_USER="root" and use one of the following to control the root user password:' \
      '    - MYSQL_ROOT_PASSWORD' '    - MYSQL_ALLOW_EMPTY_PASSWORD' '    - MYSQL_RANDOM_ROOT_PASSWORD')"
  fi
  if [ -n "$MYSQL_USER" ] && [ -z "$MYSQL_PASSWORD" ]; then
    mysql_warn 'Specified MYSQL_USER but missing MYSQL_PASSWORD; MYSQL_USER will not be created'
  elif [ -z "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
    mysql_warn 'Specified MYSQL_PASSWORD but missing MYSQL_USER; MYSQL_PASSWORD will be ignored'
  fi
}

# A text as an SQL string.
sql_string() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

# The client as root on the temporary server. The password goes by a descriptor: arguments are seen by all.
docker_process_sql() {
  local password=$root_password
  if [ -n "$MYSQL_DATABASE" ] && [ "$database_exists" = yes ]; then set -- --database="$MYSQL_DATABASE" "$@"; fi
  mysql --defaults-extra-file=<(printf '[client]\npassword="%s"\n' "$(sed 's/[\\"]/\\&/g' <<<"$password")") \
    --protocol=socket -uroot -hlocalhost --socket="$socket" --comments "$@"
}

start_temporary_server() {
  if ! "$@" --daemonize --skip-networking --default-time-zone=SYSTEM --autocommit=1 --socket="$socket"; then
    mysql_error 'Unable to start server.'
  fi
}

stop_temporary_server() {
  if ! mysqladmin --defaults-extra-file=<(printf '[client]\npassword="%s"\n' "$(sed 's/[\\"]/\\&/g' <<<"$root_password")") \
    --protocol=socket -uroot --socket="$socket" shutdown; then
    mysql_error 'Unable to shut down server.'
  fi
}

load_time_zones() {
  if [ ! -d /usr/share/zoneinfo ]; then
    mysql_warn 'No time zone files in this image; time zone tables stay empty'
    return
  fi
  mysql_tzinfo_to_sql /usr/share/zoneinfo |
    sed 's/Local time zone must be set--see zic manual page/FCTY/' |
    docker_process_sql --database=mysql
}

# The administrator is each server's own affair: none of it may reach a replica.
set_up_root() {
  local password
  if [ -n "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    MYSQL_ROOT_PASSWORD=$(openssl rand -base64 24)
    export MYSQL_ROOT_PASSWORD
    mysql_note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
  fi
  password=$(sql_string "$MYSQL_ROOT_PASSWORD")
  {
    echo 'SET @@SESSION.SQL_LOG_BIN=0;'
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $password;"
    echo "GRANT ALL ON *.* TO 'root'@'localhost' WITH GRANT OPTION;"
    if [ -n "$MYSQL_ROOT_HOST" ] && [ "$MYSQL_ROOT_HOST" != localhost ]; then
      echo "CREATE USER 'root'@$(sql_string "$MYSQL_ROOT_HOST") IDENTIFIED BY $password;"
      echo "GRANT ALL ON *.* TO 'root'@$(sql_string "$MYSQL_ROOT_HOST") WITH GRANT OPTION;"
    fi
    echo 'DROP DATABASE IF EXISTS test;'
  } | docker_process_sql --database=mysql
  root_password=$MYSQL_ROOT_PASSWORD
}

set_up_database_and_user() {
  if [ -n "$MYSQL_DATABASE" ]; then
    mysql_note "Creating database $MYSQL_DATABASE"
    docker_process_sql --database=mysql <<<"CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"
    database_exists=yes
  fi
  if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
    mysql_note "Creating user $MYSQL_USER"
    docker_process_sql --database=mysql \
      <<<"CREATE USER $(sql_string "$MYSQL_USER")@'%' IDENTIFIED BY $(sql_string "$MYSQL_PASSWORD");"
    if [ -n "$MYSQL_DATABASE" ]; then
      mysql_note "Giving user $MYSQL_USER access to schema $MYSQL_DATABASE"
      # An underscore in a GRANT stands for any character unless it is escaped.
      docker_process_sql --database=mysql \
        <<<"GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO $(sql_string "$MYSQL_USER")@'%';"
    fi
  fi
}

run_init_files() {
  local file
  for file; do
    case $file in
      *.sh)
        if [ -x "$file" ]; then
          mysql_note "$0: running $file"
          "$file"
        else
          mysql_note "$0: sourcing $file"
          # shellcheck source=/dev/null
          . "$file"
        fi
        ;;
      *.sql) mysql_note "$0: running $file" && docker_process_sql <"$file" ;;
      *.sql.gz) mysql_note "$0: running $file" && gunzip -c "$file" | docker_process_sql ;;
      *.sql.bz2) mysql_note "$0: running $file" && bunzip2 -c "$file" | docker_process_sql ;;
      *.sql.xz) mysql_note "$0: running $file" && xzcat "$file" | docker_process_sql ;;
      *.sql.zst) mysql_note "$0: running $file" && zstd -dc "$file" | docker_process_sql ;;
      *) mysql_warn "$0: ignoring $file" ;;
    esac
    echo
  done
}

expire_root() {
  docker_process_sql --database=mysql <<<"ALTER USER 'root'@$(sql_string "${MYSQL_ROOT_HOST:-localhost}") PASSWORD EXPIRE;"
}

initialise() {
  check_variables
  # An unreadable folder is told now, not after the data directory is half made.
  ls "$init_folder" >/dev/null

  mysql_note 'Initializing database files'
  "$@" --initialize-insecure --default-time-zone=SYSTEM --autocommit=1
  mysql_note 'Database files initialized'

  mysql_note 'Starting temporary server'
  start_temporary_server "$@"
  mysql_note 'Temporary server started.'

  if [ -z "$MYSQL_INITDB_SKIP_TZINFO" ]; then load_time_zones; fi
  set_up_root
  set_up_database_and_user
  run_init_files "$init_folder"/*
  if [ -n "$MYSQL_ONETIME_PASSWORD" ]; then expire_root; fi

  mysql_note 'Stopping temporary server'
  stop_temporary_server
  mysql_note 'Temporary server stopped'
  echo
  mysql_note 'MySQL init process done. Ready for start up.'
  echo
}

main() {
  if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi
  if [ "$1" = mysqld ] && ! only_asks "$@"; then
    : "${MYSQL_VERSION:=$(mysqld --version | awk '{ print $3 }')}"
    mysql_note "Entrypoint script for MySQL Server ${MYSQL_VERSION} started."
    check_config "$@"
    read_config "$@"
    data_folder=$(config_value datadir)
    socket=$(config_value socket)
    read_variable MYSQL_ROOT_HOST %
    read_variable MYSQL_DATABASE
    read_variable MYSQL_USER
    read_variable MYSQL_PASSWORD
    read_variable MYSQL_ROOT_PASSWORD
    # The root account that --initialize-insecure makes has no password yet.
    root_password=
    database_exists=no
    make_folders
    if [ "$(id -u)" = 0 ]; then
      mysql_note "Switching to dedicated user 'mysql'"
      exec setpriv --reuid=mysql --regid=mysql --init-groups "${BASH_SOURCE[0]}" "$@"
    fi
    if [ ! -d "$data_folder/mysql" ]; then initialise "$@"; fi
  fi
  exec "$@"
}

main "$@"
