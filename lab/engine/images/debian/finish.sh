#!/bin/sh
# Makes a fresh Debian what one expects of an image: small, quick to install into, starting no services by itself.
set -eu
root=$1

cat >"$root/etc/dpkg/dpkg.cfg.d/replication-lab" <<'CONFIG'
# An image is made anew when its making is interrupted, so nothing has to be synced to the disk.
force-unsafe-io
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/man/*
CONFIG
cat >"$root/etc/apt/apt.conf.d/replication-lab" <<'CONFIG'
Acquire::Languages "none";
APT::Keep-Downloaded-Packages "false";
CONFIG
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

find "$root/usr/share/doc" ! -type d ! -name copyright -delete
find "$root/usr/share/doc" -type d -empty -delete
rm -rf "$root"/usr/share/info/* "$root"/usr/share/locale/* "$root"/usr/share/man/*
