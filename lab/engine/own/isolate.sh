#!/bin/sh
# Runs dockerd in namespaces of its own, so that nothing of this machine's own Docker, mounts or network is touched.
# Called through `unshare --mount --net --pid --fork`; becomes process 1 of the new process namespace, with which
# every process of the engine ends, and with the last process its mounts and its network.
set -eu
root=$1 data=$2 sockets=$3 link=$4 address=$5 gateway=$6 mtu=$7
shift 7

mount --make-rprivate /
mount --bind "$root" "$root"
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/run" "$root/data" "$root/sock" "$root/old"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount --bind "$data" "$root/data"
mount --bind "$sockets" "$root/sock"

# The other end of the link is put here by the lab as soon as it sees this namespace.
tries=0
until [ -e "/proc/self/net/dev_snmp6/$link" ] || ip link show "$link" >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ]; then
    echo "the link $link did not come" >&2
    exit 1
  fi
  sleep 0.05
done
ip link set lo up
ip link set "$link" mtu "$mtu"
ip addr add "$address" dev "$link"
ip link set "$link" up
ip route add default via "$gateway"

# A chroot is not enough: `docker import` and `docker cp` remount `/`, which must be a mount point of its own.
cd "$root"
pivot_root . old
umount -l /old

# Older kernels have only the legacy tables.
kind=nft
if ! iptables-nft -t nat -S >/dev/null 2>&1; then kind=legacy; fi
for name in iptables ip6tables; do
  for form in '' -save -restore; do ln -sf "$name-$kind$form" "/usr/sbin/$name$form"; done
done

exec tini -- dockerd "$@"
