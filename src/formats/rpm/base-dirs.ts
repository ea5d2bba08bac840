const ROOTS = `
  / /afs /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp
  /usr /var
`;

const ETC = `
  X11 X11/applnk X11/fontpath.d X11/xinit X11/xinit/xinitrc.d X11/xinit/xinput.d bash_completion.d
  default opt pki pm pm/config.d pm/power.d pm/sleep.d profile.d skel sysconfig systemd systemd/system
  systemd/user xdg xdg/autostart
`;

const USR = `
  bin games include lib lib/debug lib/debug/.dwz lib/debug/bin lib/debug/lib lib/debug/lib64
  lib/debug/sbin lib/debug/usr lib/debug/usr/bin lib/games lib/locale lib/modules lib/sysimage
  lib/systemd lib/systemd/system lib/systemd/user lib/sysusers.d lib/tmpfiles.d lib64 lib64/X11
  lib64/bpf lib64/games lib64/pm-utils libexec local local/bin local/etc local/games local/include
  local/lib local/lib64 local/lib64/bpf local/libexec local/sbin local/share local/share/applications
  local/share/info local/share/man local/src sbin share share/X11 share/X11/fonts share/aclocal
  share/appdata share/applications share/augeas share/augeas/lenses share/backgrounds
  share/bash-completion share/bash-completion/completions share/desktop-directories share/dict share/doc
  share/empty share/fish share/fish/vendor_completions.d share/fonts share/fonts/misc share/games
  share/gnome share/help share/icons share/icons/hicolor share/idl share/info share/licenses
  share/locale share/man share/metainfo share/mime-info share/misc share/omf share/pixmaps share/sounds
  share/themes share/wayland-sessions share/xsessions share/zsh share/zsh/site-functions
  share/zsh/vendor-completions src src/debug src/kernels tmp
`;

const VAR = `
  adm cache crash db empty ftp games gopher kerberos lib lib/games lib/misc lib/rpm-state local lock log
  mail nis opt preserve run spool spool/lpd spool/mail spool/uucp tmp yp
`;

const MAN = ['', ...'0p 1 1p 1x 2 2x 3 3p 3x 4 4x 5 5x 6 6x 7 7x 8 8x 9 9x n'.split(' ')];

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

const under = (root: string, names: string): readonly string[] =>
  wordsOf(names).map((name) => `${root}/${name}`);

const baseDirs: ReadonlySet<string> = new Set([
  ...wordsOf(ROOTS),
  ...under('/etc', ETC),
  ...under('/usr', USR),
  ...under('/var', VAR),
  ...MAN.map((section) => `/usr/share/man/man${section}`),
]);

/**
 * Is it a directory of the base system (the distros' `filesystem` package and its like)?
 * A package that owns one too clashes with every other on its mode: https://github.com/goreleaser/nfpm/issues/448
 */
export const isBaseDir = (path: string): boolean => baseDirs.has(path);
