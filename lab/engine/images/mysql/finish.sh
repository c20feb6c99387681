#!/bin/sh
# Completes the unpacked packages to what the official image holds: the user, the folders, the configuration.
set -eu
root=$1
here=$(dirname "$0")

version=$(chroot "$root" mysqld --version)
case $version in
  *'Ver 9.7.'*) ;;
  *)
    echo "the packages bring another version than 9.7: $version" >&2
    exit 1
    ;;
esac

cat >"$root/etc/passwd" <<'USERS'
root:x:0:0:root:/root:/bin/bash
mysql:x:999:999:MySQL Server:/var/lib/mysql:/bin/false
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
USERS
cat >"$root/etc/group" <<'GROUPS'
root:x:0:
mysql:x:999:
nogroup:x:65534:
GROUPS
printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$root/etc/nsswitch.conf"
ln -sf mawk "$root/usr/bin/awk"

mkdir -p "$root/usr/local/bin" "$root/var/lib/mysql" "$root/var/lib/mysql-files" "$root/run/mysqld" \
  "$root/etc/mysql/conf.d" "$root/docker-entrypoint-initdb.d"
chown 999:999 "$root/var/lib/mysql" "$root/var/lib/mysql-files" "$root/run/mysqld"
chmod 1777 "$root/var/lib/mysql" "$root/run/mysqld"
chmod 750 "$root/var/lib/mysql-files"
install -m 755 "$here/docker-entrypoint.sh" "$root/usr/local/bin/"
install -m 644 "$here/my.cnf" "$root/etc/my.cnf"

# Perl is there for programs of MySQL 5's time (mysqld_multi, mysqldumpslow); with it goes a tenth of the image.
rm -rf "$root"/usr/share/perl* "$root"/usr/lib/*/perl* "$root"/usr/lib/*/libperl.so* "$root"/usr/bin/perl* \
  "$root/usr/bin/mysqld_multi" "$root/usr/bin/mysqldumpslow" \
  "$root"/usr/share/info "$root"/usr/share/locale "$root"/usr/share/man "$root"/usr/share/lintian \
  "$root"/usr/share/bash-completion
find "$root/usr/share/doc" ! -type d ! -name copyright -delete
