# A Debian userland that builds, signs, indexes, installs and runs real rpm packages. BASE picks rpm's version:
# bullseye 4.16.1 (as Enterprise Linux 9), bookworm 4.18.0, trixie 4.20.1 (as 10), sid 6.1.0 (as Fedora 43 and later).
ARG BASE
FROM ${BASE}
ARG TOOLS="dnf createrepo-c zypper"
ENV LC_ALL=C.UTF-8
RUN printf 'Acquire::Check-Valid-Until "false";\nAcquire::Retries "3";\nAcquire::Languages "none";\n' \
      >/etc/apt/apt.conf.d/80images \
 && apt-get -q update \
 && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-unsafe-io \
      install rpm ${TOOLS} binutils elfutils cpio file gnupg systemd systemd-sysv dbus procps ca-certificates \
 && apt-get clean && rm -rf /var/lib/apt/lists/*
COPY macros.rpm-host /etc/rpm/macros.rpm-host
COPY host-provides make-repository init-cg2 /usr/local/sbin/
RUN mkdir -p /etc/yum.repos.d /etc/zypp/repos.d /etc/dnf /var/lib/rpm \
 && sh /usr/local/sbin/host-provides && sh /usr/local/sbin/make-repository \
 && { systemctl mask systemd-udevd.service systemd-logind.service getty.target console-getty.service \
      systemd-resolved.service systemd-networkd.service systemd-timesyncd.service apt-daily.timer \
      apt-daily-upgrade.timer dnf-makecache.timer >/dev/null 2>&1 || true; }
# Where systemd-rpm-macros has them, so that nothing asks for that package.
RUN ln -s /etc/rpm/macros.rpm-host /usr/lib/rpm/macros.d/macros.systemd
STOPSIGNAL SIGRTMIN+3
