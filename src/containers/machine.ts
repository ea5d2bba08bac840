import {PkgError, ToolError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Boot} from './argv.ts';
import type {Engine} from './engine.ts';
import {type OpenWorkshop, openWorkshop, type WorkshopOptions} from './workshop.ts';

/** Units that have nothing to do in a container, or would do it in the middle of ours. */
const MASKED = [
  'apt-daily.timer apt-daily-upgrade.timer console-getty.service dnf-makecache.timer dpkg-db-backup.timer e2scrub_all.timer',
  'fstrim.timer getty.target man-db.timer motd-news.timer systemd-binfmt.service systemd-logind.service',
  'systemd-networkd.service systemd-resolved.service systemd-timesyncd.service systemd-udev-trigger.service',
  'systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket tmp.mount unattended-upgrades.service',
].join(' ');

/**
 * Becomes systemd with a tree of cgroups (v2) of its own, on hosts with either version. On one with v1 every process
 * is in the root of v2: a child is made there first, so that two machines do not share their slices.
 */
const BOOT = `set -e
tree=/sys/fs/cgroup
mkdir -p /run/systemd/system
for unit in ${MASKED}; do ln -s /dev/null "/run/systemd/system/$unit"; done
umount -R $tree 2>/dev/null || :
mkdir -p $tree 2>/dev/null || :
mount -t cgroup2 none $tree
if [ "$(sed -n 's/^0:://p' /proc/self/cgroup)" = / ] && ! [ -e $tree/cgroup.type ]; then
  mkdir -p "$tree/$1"
  echo $$ >"$tree/$1/cgroup.procs"
fi
umount $tree
for init in /sbin/init /usr/lib/systemd/systemd /lib/systemd/systemd; do [ ! -x "$init" ] || break; done
export container=docker
exec unshare --cgroup /bin/sh -c 'mount -t cgroup2 -o nsdelegate none /sys/fs/cgroup 2>/dev/null ||
  mount -t cgroup2 none /sys/fs/cgroup; exec "$0"' "$init"`;

/** To mount and to leave a cgroup, and nothing else of what \`--privileged\` gives; /run is empty as at every boot. */
const RIGHTS = [
  '--cap-add=SYS_ADMIN',
  '--security-opt=apparmor=unconfined',
  '--cgroupns=private',
  '--tmpfs=/run',
  '--tmpfs=/run/lock',
];

/** What makes a container's first process systemd. */
export const systemdBoot: Boot = {script: BOOT, rights: RIGHTS};

/** Up, whether or not some unit of the image failed in a container. */
const READY = `tries=\${1:-600}
while [ "$tries" -gt 0 ]; do
  state=$(systemctl is-system-running 2>&1) || :
  case $state in running | degraded) exit 0 ;; esac
  tries=$((tries - 1))
  sleep 0.1
done
echo "after a minute systemd says: $state"
systemctl list-jobs --no-pager 2>&1 || :
exit 1`;

/**
 * A workshop whose first process is systemd, up and running, as on a machine of that distro: services start, units are
 * known. Where the engine or the kernel does not grant what that needs, the error says so.
 */
export async function openMachine(
  host: Host,
  engine: Engine,
  options: Omit<WorkshopOptions, 'boot'>,
): Promise<OpenWorkshop> {
  let workshop: OpenWorkshop | undefined;
  try {
    workshop = await openWorkshop(host, engine, {...options, boot: systemdBoot});
    await workshop.run(['sh', '-c', READY], {timeoutMs: 120_000});
    return workshop;
  } catch (error) {
    await workshop?.[Symbol.asyncDispose]();
    if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    throw new PkgError(
      'containers/no-machine',
      `systemd does not start in a container of ${options.image.reference}: ${lastWords(error)}`,
      {
        hint: `${engine.program} must grant CAP_SYS_ADMIN without AppArmor and with a cgroup namespace (as Docker on a runner of GitHub does), and the image must bring systemd`,
        cause: error,
      },
    );
  }
}

const lastWords = ({tail, message}: ToolError): string =>
  tail.trim().split('\n').slice(-5).join('\n') || message;
