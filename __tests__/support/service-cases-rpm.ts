/** What a case does with a machine on which the package is not installed. */
export interface RpmServiceCase {
  readonly name: string;
  /** A shell's lines; the words below are known there. */
  readonly steps: string;
}

/** With systemd as PID 1; a package of a spec with the distro's macros goes through the same, and must end in the same state. */
export const machineCases: readonly RpmServiceCase[] = [
  {name: 'fresh install', steps: 'install 1; look'},
  {name: 'fresh install where a preset enables it', steps: 'preset enable; install 1; look; preset'},
  {name: 'fresh install of a masked unit', steps: 'mask; install 1; look; unmask'},
  {name: 'upgrade', steps: 'install 1; on; install 2; look'},
  {name: 'upgrade while disabled', steps: 'install 1; on; off; install 2; look'},
  {
    name: 'upgrade while disabled, but running',
    steps: 'install 1; on; systemctl disable -q hello.service; install 2; look',
  },
  {name: 'upgrade while stopped', steps: 'install 1; on; systemctl stop hello.service; install 2; look'},
  {name: 'upgrade while masked', steps: 'install 1; on; off; mask; install 2; look; unmask'},
  {
    name: 'config edited on both sides',
    steps: 'install 1; echo "# edited" >>/etc/hello.conf; install 2; look',
  },
  {
    name: 'edited config stays as .rpmsave when removed',
    steps: 'install 1; echo "# edited" >>/etc/hello.conf; remove; look',
  },
  {
    name: 'downgrade refused by rpm -U',
    steps: 'install 2; on; if install 1 refused; then echo "downgraded"; fi; look',
  },
  {name: 'downgrade that was asked for', steps: 'install 2; on; install 1 --oldpackage; look'},
  {name: 'remove', steps: 'install 1; on; remove; look'},
  {name: 'reinstall', steps: 'install 1; on; remove; install 1; look'},
  {name: 'the same release once more', steps: 'install 1; on; install 1 --replacepkgs; look'},
];

/** Where systemd is installed and does not run. */
export const chrootCases: readonly RpmServiceCase[] = [
  {name: 'chroot without running systemd: install', steps: 'install 1; look'},
  {
    name: 'chroot without running systemd: upgrade while enabled',
    steps: 'install 1; systemctl enable -q hello.service; install 2; look',
  },
  {
    name: 'chroot without running systemd: remove',
    steps: 'install 1; systemctl enable -q hello.service; remove; look',
  },
];

/** Without its programs. */
export const bareCases: readonly RpmServiceCase[] = [
  {name: 'no systemd at all: install', steps: 'install 1; look'},
  {name: 'no systemd at all: upgrade', steps: 'install 1; install 2; look'},
  {name: 'no systemd at all: remove', steps: 'install 1; remove; look'},
];

/** What only our own packages have: started and enabled by themselves, stopped for an upgrade, removed with all. */
export const ownCases: readonly RpmServiceCase[] = [
  {name: 'enabled and started where the config says so', steps: 'install eager-1; look'},
  {
    name: 'disabled by the administrator, it stays so when upgraded',
    steps: 'install eager-1; off; install eager-2; look',
  },
  {
    name: 'stop_on_upgrade',
    steps: 'install eager-1; install eager-2; look; systemctl is-failed hello.service || :',
  },
  {name: 'remove: purge', steps: 'install eager-1; remove; look'},
  {name: 'the project’s own scripts', steps: 'install eager-1; install eager-2; remove; cat /tmp/own'},
];

/** The first release that brings services: what was there before knew of none. */
export const firstCases: readonly RpmServiceCase[] = [
  {
    name: 'upgrade from a package that restarts nothing',
    steps: 'install plain; systemctl daemon-reload; on; install 2; look',
  },
  {
    name: 'upgrade from a package that restarts by itself',
    steps: 'install restarting; systemctl daemon-reload; on; install 2; look',
  },
];

/** The names of all cases of .rpm, in the order in which they are tried. */
export const rpmServiceCases: readonly string[] = [
  ...machineCases,
  ...ownCases,
  ...firstCases,
  ...chrootCases,
  ...bareCases,
].map(({name}) => name);

/** The words of the cases; every look at the machine is one block of lines. */
export const CASE_WORDS = `set -eu
export LC_ALL=C.UTF-8 SYSTEMD_COLORS=0
quiet() {
  if ! "$@" >/tmp/said 2>&1; then
    [ "\${may_fail-}" ] || cat /tmp/said
    return 1
  fi
  # What rpm says of scripts is never to be overheard.
  grep -i 'scriptlet failed\\|syntax error\\|not found' /tmp/said || :
}
runs() { [ -d /run/systemd/system ]; }
pid() { if runs; then systemctl show -p MainPID --value hello.service 2>/dev/null || :; fi; }
on() { systemctl enable -q --now hello.service 2>/dev/null; before=$(pid); }
off() { systemctl disable -q --now hello.service 2>/dev/null; }
mask() { systemctl mask -q hello.service; }
unmask() { systemctl unmask -q hello.service; }
preset() {
  rm -f /etc/systemd/system-preset/50-hello.preset
  [ -z "\${1-}" ] || echo "$1 hello.service" >/etc/systemd/system-preset/50-hello.preset
}
install() {
  before=$(pid)
  may_fail=
  case \${2-} in refused) may_fail=yes; quiet rpm -U "$RPMS/$1.rpm" || return 1 ;; *) quiet rpm -U \${2-} "$RPMS/$1.rpm" ;; esac
}
remove() { quiet rpm -e hello; }
look() {
  echo "package: $(rpm -q hello || :)"
  if runs; then
    # One question, as every one costs.
    systemctl show -p UnitFileState,ActiveState,NeedDaemonReload,MainPID hello.service >/tmp/state
    sed -n 's/^UnitFileState=/enabled: /p; s/^ActiveState=/active: /p' /tmp/state | sort
    after=$(sed -n 's/^MainPID=//p' /tmp/state)
    if [ "$after" = 0 ]; then echo 'process: none'
    elif [ "$after" = "\${before:-}" ]; then echo 'process: the same'
    else echo 'process: a new one'; fi
    # Of a unit that does not run, systemd's own triggers for rpm care, which these machines lack.
    [ "$after" = 0 ] || sed -n 's/^NeedDaemonReload=/reload wanted: /p' /tmp/state
    [ ! -e /run/starts ] || echo "starts: $(wc -l </run/starts)"
  elif command -v systemctl >/dev/null; then
    echo "enabled: $(systemctl is-enabled hello.service 2>/dev/null | sed 's/^not-found$//')"
  fi
  for file in /etc/hello.conf*; do [ ! -e "$file" ] || { echo "$file:"; cat "$file"; }; done
  find /etc/systemd/system -name '*hello*' -printf '%p -> %l\\n' | sed 's|> /lib/|> /usr/lib/|' | sort
  find /run -maxdepth 1 -name 'hello*'; find /var/tmp -name 'hello*'
  echo "user: $(getent passwd hello | cut -d: -f1,5-7)"
  echo "group: $(getent group hello | cut -d: -f1,4)"
  for path in /var/lib/hello /usr/share/hello/owned; do
    [ ! -e "$path" ] || stat -c '%n %U:%G %a' "$path"
  done
  if [ -e /usr/share/hello/owned ]; then rpm -V hello || :; fi
  echo
}
fresh() {
  if rpm -q hello >/dev/null 2>&1; then quiet rpm -e hello; fi
  if getent passwd hello >/dev/null; then userdel hello; fi
  if getent group hello >/dev/null; then groupdel hello; fi
  rm -rf /var/lib/hello /etc/hello.conf* /run/starts /tmp/own
}
mkdir -p /etc/systemd/system-preset
echo 'disable *' >/etc/systemd/system-preset/99-default-disable.preset
`;
