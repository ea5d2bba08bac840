import type {Workshop} from '../../../model/workshop.ts';

/** Where a container finds the repository: in its own network, so that neither the engine's nor the host's matters. */
export const SERVED_AT = 'http://127.0.0.1:8089';

/** Which is everywhere: apt and zypper bring it, dnf has it in its lists. Nothing but its core is used. */
const PROGRAM = 'perl';

/**
 * Serves a folder as web servers do: ranges, dates, several requests in one connection. "1st" the folder, which may be
 * a link that is turned, "2nd" the port, "3rd" the file of what was asked for. It goes on when its parent has ended.
 */
const SERVER = String.raw`use strict;
my ($root, $port, $log) = @ARGV;
my @days = qw(Sun Mon Tue Wed Thu Fri Sat);
my @months = qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec);
sub date { my @t = gmtime(shift);
  sprintf '%s, %02d %s %d %02d:%02d:%02d GMT', $days[$t[6]], $t[3], $months[$t[4]], $t[5] + 1900, @t[2, 1, 0] }
sub note { open(my $to, '>>', $log) or return; syswrite $to, "@_\n" }
# AF_INET, SOCK_STREAM, SO_REUSEADDR: the same on every Linux.
socket(my $door, 2, 1, 0) or die "socket: $!\n";
setsockopt($door, 1, 2, pack('i', 1));
bind($door, pack('S n a4 x8', 2, $port, "\x7f\0\0\1")) or die "bind: $!\n";
listen($door, 128) or die "listen: $!\n";
$SIG{CHLD} = 'IGNORE';
exit 0 if fork;
open(STDIN, '<', '/dev/null'); open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null');
while (1) {
  accept(my $peer, $door) or next;
  if (!fork) { close $door; serve($peer); exit 0 }
  close $peer;
}
sub serve {
  my ($peer) = @_;
  my $in = '';
  while (1) {
    while ($in !~ /\r?\n\r?\n/) { sysread($peer, $in, 65536, length $in) or return; return if length $in > 65536 }
    $in =~ s/\A(.*?)\r?\n\r?\n//s;
    my ($first, @fields) = split /\r?\n/, $1;
    my %said = map { /^([^:]+):\s*(.*?)\s*$/ ? (lc $1, $2) : () } @fields;
    my ($verb, $path) = split ' ', $first;
    $path =~ s{^https?://[^/]*}{}; $path =~ s/[?#].*//s;
    $path =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
    answer($peer, $verb, $path, \%said) or return;
    return if lc($said{connection} // '') eq 'close';
  }
}
sub answer {
  my ($peer, $verb, $path, $said) = @_;
  my $file;
  if ($path =~ m{(^|/)\.\.(/|$)} || $path !~ m{^/} || !-f "$root$path" || !open($file, '<:raw', "$root$path")) {
    note($verb, $path, 404);
    return sent($peer, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
  }
  my ($size, $changed) = (stat $file)[7, 9];
  my $last = date($changed);
  if (($said->{'if-modified-since'} // '') eq $last) {
    note($verb, $path, 304);
    return sent($peer, "HTTP/1.1 304 Not Modified\r\nLast-Modified: $last\r\n\r\n");
  }
  my ($from, $to, $state, $more) = (0, $size - 1, '200 OK', '');
  my $ranged = !defined $said->{'if-range'} || $said->{'if-range'} eq $last;
  if ($ranged && ($said->{range} // '') =~ /^bytes=(\d+)-(\d*)$/) {
    if ($1 >= $size) {
      note($verb, $path, 416);
      return sent($peer, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */$size\r\nContent-Length: 0\r\n\r\n");
    }
    $from = $1; $to = $2 if $2 ne '' && $2 < $to;
    $state = '206 Partial Content'; $more = "Content-Range: bytes $from-$to/$size\r\n";
  }
  my $length = $to - $from + 1;
  note($verb, $path, substr $state, 0, 3);
  sent($peer, "HTTP/1.1 $state\r\nContent-Length: $length\r\nLast-Modified: $last\r\nAccept-Ranges: bytes\r\n$more\r\n") or return 0;
  return 1 if $verb eq 'HEAD';
  sysseek($file, $from, 0);
  while ($length > 0) {
    my $read = sysread($file, my $part, $length < 65536 ? $length : 65536) or return 0;
    sent($peer, $part) or return 0;
    $length -= $read;
  }
  return 1;
}
sub sent {
  my ($peer, $bytes) = @_;
  my $at = 0;
  while ($at < length $bytes) { my $n = syswrite($peer, $bytes, length($bytes) - $at, $at) or return 0; $at += $n }
  return 1;
}
`;

export interface Served {
  /** Inside the container; a link that is turned to another folder shows that at once. */
  readonly folder: string;
  /** A file inside it that gets a line for each request: `GET /path 200`. */
  readonly log: string;
}

/** Serves a folder of a container to that container itself, until the container goes. */
export async function serveInside(workshop: Pick<Workshop, 'run'>, {folder, log}: Served): Promise<void> {
  const port = new URL(SERVED_AT).port;
  await workshop.run([PROGRAM, '-', folder, port, log], {input: SERVER});
}
