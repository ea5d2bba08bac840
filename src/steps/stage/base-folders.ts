/** Folders that the base system brings: a package may hold them, but never owns them. */
const FOLDERS = new Set(
  [
    '/ /afs /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /var',
    '/etc/X11 /etc/bash_completion.d /etc/cron.d /etc/cron.daily /etc/cron.hourly /etc/cron.monthly /etc/cron.weekly',
    '/etc/default /etc/init.d /etc/ld.so.conf.d /etc/logrotate.d /etc/opt /etc/pam.d /etc/pki /etc/profile.d /etc/skel',
    '/etc/security /etc/security/limits.d /etc/ssl /etc/ssl/certs /etc/sudoers.d /etc/sysconfig /etc/sysctl.d',
    '/etc/systemd /etc/systemd/system /etc/systemd/user /etc/udev /etc/udev/rules.d /etc/xdg /etc/xdg/autostart',
    '/usr/bin /usr/games /usr/include /usr/lib /usr/lib32 /usr/lib64 /usr/libexec /usr/local /usr/sbin /usr/share',
    '/usr/src /usr/tmp /usr/lib/debug /usr/lib/games /usr/lib/locale /usr/lib/modules /usr/lib/modules-load.d',
    '/usr/lib/sysctl.d /usr/lib/systemd /usr/lib/systemd/system /usr/lib/systemd/system-preset /usr/lib/systemd/user',
    '/usr/lib/sysusers.d /usr/lib/tmpfiles.d /usr/lib/udev /usr/lib/udev/rules.d /usr/lib/firewalld',
    '/usr/local/bin /usr/local/etc /usr/local/games /usr/local/include /usr/local/lib /usr/local/lib64',
    '/usr/local/libexec /usr/local/sbin /usr/local/share /usr/local/share/applications /usr/local/share/info',
    '/usr/local/share/man /usr/local/src',
    '/usr/share/X11 /usr/share/X11/fonts /usr/share/aclocal /usr/share/appdata /usr/share/applications',
    '/usr/share/augeas /usr/share/augeas/lenses /usr/share/backgrounds /usr/share/bash-completion',
    '/usr/share/bash-completion/completions /usr/share/bash-completion/helpers /usr/share/desktop-directories',
    '/usr/share/dict /usr/share/doc /usr/share/doc-base /usr/share/fish /usr/share/fish/vendor_completions.d',
    '/usr/share/games /usr/share/gnome /usr/share/help /usr/share/icons /usr/share/idl /usr/share/info',
    '/usr/share/keyrings /usr/share/licenses /usr/share/lintian /usr/share/lintian/overrides /usr/share/locale',
    '/usr/share/man /usr/share/metainfo /usr/share/mime-info /usr/share/misc /usr/share/omf /usr/share/pixmaps',
    '/usr/share/polkit-1 /usr/share/sounds /usr/share/themes /usr/share/wayland-sessions /usr/share/xsessions',
    '/usr/share/zsh /usr/share/zsh/site-functions /usr/share/zsh/vendor-completions',
    '/var/adm /var/backups /var/cache /var/db /var/empty /var/games /var/lib /var/lib/games /var/lib/misc /var/lock',
    '/var/local /var/log /var/mail /var/opt /var/run /var/spool /var/spool/cron /var/spool/mail /var/tmp',
  ].flatMap((line) => line.split(' ')),
);

/** Folders of languages, manual sections, icon sizes and library architectures. */
const PATTERNS = [
  /^\/usr(?:\/local)?\/share\/man\/(?:[a-z]{2,3}[A-Za-z_.@-]*\/)?(?:man[0-9n][a-z]?|[a-z]{2,3}[A-Za-z_.@-]*)$/,
  /^\/usr\/share\/locale\/[^/]+(?:\/LC_[A-Z]+)?$/,
  /^\/usr\/share\/icons\/hicolor(?:\/[^/]+(?:\/[a-z]+)?)?$/,
  /^\/usr\/lib\/[a-z0-9_]+-linux-gnu[a-z0-9]*$/,
];

export const isBaseFolder = (path: string): boolean =>
  FOLDERS.has(path) || PATTERNS.some((pattern) => pattern.test(path));
