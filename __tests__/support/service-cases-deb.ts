/** What a case does with a booted machine that has the package's first release, or nothing yet. */
export interface DebServiceCase {
  readonly name: string;
  /** From where the case before it ended; else from a machine without the package. */
  readonly goesOn?: boolean;
  /** A shell's lines; `install 1`, `install 2` and `look` are known there. */
  readonly steps: string;
}

/** With systemd as PID 1; a package that debhelper made goes through the same, and must end in the same state. */
export const machineCases: readonly DebServiceCase[] = [
  {name: 'fresh install', steps: 'apt install "$DEBS/1.deb"; look'},
  {name: 'upgrade', goesOn: true, steps: 'apt install "$DEBS/2.deb"; look'},
  {
    name: 'downgrade refused by apt-get install',
    goesOn: true,
    steps: 'before=$(pid); apt install "$DEBS/1.deb" | grep -o "^E: .*downgraded.*"; look',
  },
  {name: 'remove', goesOn: true, steps: 'apt remove hello; look'},
  {name: 'reinstall', goesOn: true, steps: 'install 2; look'},
  {name: 'remove + purge', goesOn: true, steps: 'remove; apt purge hello; look'},
  {
    name: 'upgrade while disabled',
    steps: 'install 1; systemctl disable -q --now hello.service; install 2; look',
  },
  {name: 'reinstall after it was disabled', goesOn: true, steps: 'remove; install 2; look'},
  {
    name: 'upgrade while disabled, but running',
    steps: 'install 1; systemctl disable -q hello.service; install 2; look',
  },
  {name: 'upgrade while stopped', steps: 'install 1; systemctl stop hello.service; install 2; look'},
  {
    name: 'upgrade while masked',
    steps:
      'install 1; systemctl mask -q --now hello.service; install 2; look; systemctl unmask -q hello.service',
  },
  {
    name: 'config edited on both sides',
    steps: 'install 1; echo "# edited" >>/etc/hello.conf; install 2; look',
  },
  {
    name: 'services forbidden by policy-rc.d',
    steps:
      'printf "#!/bin/sh\\nexit 101\\n" >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d; install 1; look; rm /usr/sbin/policy-rc.d',
  },
];

/** In a container where systemd is installed and does not run; compared with debhelper's too. */
export const chrootCases: readonly DebServiceCase[] = [
  {name: 'chroot without running systemd: install', steps: 'install 1; look'},
  {name: 'chroot without running systemd: upgrade', goesOn: true, steps: 'install 2; look'},
  {name: 'chroot without running systemd: remove + purge', goesOn: true, steps: 'remove; purge; look'},
];

/** Without systemd, where what debhelper makes brings systemd along: ours is held to what is written here. */
export const bareCases: readonly DebServiceCase[] = [
  {
    name: 'no systemd at all: install',
    steps: 'apt install "$DEBS/1.deb"; grep -c "^Setting up" /tmp/said; look',
  },
  {name: 'no systemd at all: upgrade', goesOn: true, steps: 'install 2; look'},
  {name: 'no systemd at all: remove + purge', goesOn: true, steps: 'remove; purge; look'},
];

/** With systemd as PID 1; debhelper does nothing of the kind. */
export const ownCases: readonly DebServiceCase[] = [
  {name: 'enable: false, start: true', steps: 'install started; look'},
  {
    name: 'enable: false, enabled by the administrator, upgrade',
    steps: 'install kept-1; systemctl enable -q --now hello.service; install kept-2; look',
  },
  {
    name: 'stop_on_upgrade, and the order of scripts',
    steps:
      'rm -f /tmp/order; install stopped-1; install stopped-2; look; remove; purge; cat /tmp/order; getent passwd hello || echo "no user"; ls -d /var/lib/hello 2>&1 || :',
  },
  {name: 'users and folders with remove: purge, removed', steps: 'install purged; remove; look'},
  {name: 'users and folders with remove: purge, purged', goesOn: true, steps: 'purge; look'},
  {
    name: 'a script of the package that fails',
    steps: 'install broken | grep "exit status" || :; look',
  },
];

/** The names of all cases of .deb, in the order in which they are tried. */
export const debServiceCases: readonly string[] = [
  ...machineCases,
  ...chrootCases,
  ...bareCases,
  ...ownCases,
].map(({name}) => name);

/** The words of the cases; every look at the machine is one block of lines. */
export const CASE_WORDS = `set -eu
echo force-unsafe-io >/etc/dpkg/dpkg.cfg.d/fast
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 SYSTEMD_COLORS=0
quiet() {
  if ! "$@" >/tmp/said 2>&1; then
    cat /tmp/said
    return 1
  fi
}
pid() { systemctl show -p MainPID --value hello.service 2>/dev/null || :; }
install() {
  before=$(pid)
  quiet dpkg --force-confdef --force-confold -i "$DEBS/$1.deb"
}
apt() {
  before=$(pid)
  quiet apt-get -q -y -o Dpkg::Options::=--force-confold "$@"
}
remove() { quiet dpkg --remove hello; }
purge() { quiet dpkg --purge hello; }
look() {
  echo "package: $(dpkg-query -W -f '\${db:Status-Abbrev}\${Version}' hello 2>/dev/null || :)"
  if command -v systemctl >/dev/null; then
    echo "enabled: $(systemctl is-enabled hello.service 2>&1 || :)"
    if [ -d /run/systemd/system ]; then
      echo "active: $(systemctl is-active hello.service || :)"
      echo "reload wanted: $(systemctl show -p NeedDaemonReload --value hello.service)"
      after=$(pid)
      if [ "$after" = 0 ]; then echo 'process: none'
      elif [ "$after" = "\${before:-}" ]; then echo 'process: the same'
      else echo 'process: a new one'; fi
    fi
  fi
  for file in /etc/hello.conf*; do [ ! -e "$file" ] || { echo "$file:"; cat "$file"; }; done
  find /etc/systemd/system /var/lib/systemd/deb-systemd-helper-* -name '*hello*' -printf '%p -> %l\\n' 2>/dev/null | sort || :
  echo "user: $(getent passwd hello | cut -d: -f1,5-7)"
  echo "group: $(getent group hello | cut -d: -f1,4)"
  for path in /var/lib/hello /usr/share/hello/owned; do
    [ ! -e "$path" ] || stat -c '%n %U:%G %a' "$path"
  done
  echo
}
fresh() {
  if dpkg-query -W hello >/dev/null 2>&1; then quiet dpkg --purge hello; fi
  if getent passwd hello >/dev/null; then userdel hello; fi
  if getent group hello >/dev/null; then groupdel hello; fi
  rm -rf /var/lib/hello
}
`;
