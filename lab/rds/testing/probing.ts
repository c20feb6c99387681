import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Perl is in every image that a learner has, and needs nothing beside it. */

/** Listens with TCP and UDP on a port of all addresses, and prints who came. */
export const LISTENER = `use IO::Socket::INET; use IO::Select; $| = 1; my $p = $ARGV[0];
my $t = IO::Socket::INET->new(LocalPort => $p, Listen => 9, ReuseAddr => 1) or die;
my $u = IO::Socket::INET->new(LocalPort => $p, Proto => 'udp') or die;
print "ready\n"; my $s = IO::Select->new($t, $u);
while (1) { for ($s->can_read) {
  if ($_ == $t) { my $c = $t->accept or next; print "tcp\n"; print $c "hello\n"; close $c }
  else { my $from = recv($u, my $d, 99, 0); print "udp $d\n"; send($u, 'hello', 0, $from) } } }`;

/**
 * Tries each target at once by TCP and UDP (address:port) and ICMP (address), and prints one line for each that
 * answered; at the end whether a frame of its own could be written.
 */
const PROBE = `use Socket; use IO::Socket::INET; use IO::Select; $| = 1;
for my $target (@ARGV) { next if fork; my ($host, $port) = split /:/, $target;
  my $c = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => 2);
  print "tcp $target\n" if $c;
  my $u = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Proto => 'udp');
  if ($u) { my $d = ''; $u->send('probe'); $u->recv($d, 99) if IO::Select->new($u)->can_read(1); print "udp $target\n" if $d }
  if (socket(my $i, PF_INET, SOCK_DGRAM, 1)) {
    send($i, pack('C2n3', 8, 0, 0, 1, 1), 0, sockaddr_in(0, inet_aton($host)));
    print "icmp $host\n" if IO::Select->new($i)->can_read(1) }
  exit 0 }
1 while wait > 0;
print "frames\n" if socket(my $f, 17, SOCK_RAW, 0x0300);
print "done\n";`;

/** The command that tries these targets; each is `address:port`. */
export function probe(...targets: string[]): string[] {
  return ['perl', '-e', PROBE, ...targets];
}

/** Tries an IPv6 address of the link on the first interface; prints what came of it. */
export function probeLink(address: string, port: number): string[] {
  const script = `use Socket qw(:all); open my $f, '<', '/sys/class/net/eth0/ifindex'; my $scope = <$f>;
socket(my $s, PF_INET6, SOCK_STREAM, 6) or do { print 'no socket'; exit }; alarm 3; $SIG{ALRM} = sub { print 'silence'; exit };
print connect($s, pack_sockaddr_in6($ARGV[1], inet_pton(AF_INET6, $ARGV[0]), $scope)) ? 'connected' : "refused: $!"`;
  return ['perl', '-e', script, address, String(port)];
}

export type ThisMachine = { port: number; visitors: number; close(): void };

/** As the lab server stands: a port on every address of this machine. */
export async function listenHere(): Promise<ThisMachine> {
  const here: ThisMachine = { port: 0, visitors: 0, close: () => server.close() };
  const server = createServer((socket: Socket) => {
    here.visitors += 1;
    socket.on('error', () => undefined).destroy();
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) here.port = address.port;
  return here;
}
