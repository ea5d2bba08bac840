import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/model/distro.ts
var rsaKeys = ["rsa2048", "rsa3072", "rsa4096"];
var curveKeys = [...rsaKeys, "ed25519", "nistp256", "nistp384", "nistp521"];
var gpgvKeys = [
  ...curveKeys,
  "brainpoolP256r1",
  "brainpoolP384r1",
  "brainpoolP512r1",
  "secp256k1"
];
var everyCompression = ["none", "gzip", "xz", "zstd"];
var dayOf = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);
var hasEnded = (release, today) => release.until !== void 0 && release.until < today;
var isLiving = (release, today) => release.since <= today && !hasEnded(release, today);
var livingReleases = (releases, today) => releases.filter((release) => isLiving(release, today));
var suiteOf = ({ suite, codename, id }) => suite ?? codename ?? id;
var nthNewest = (releases, today, back = 0) => releases.filter(({ since }) => since <= today).slice(-1 - back, back === 0 ? void 0 : -back);
var supportedName = { supported: livingReleases };
var stableNames = {
  ...supportedName,
  stable: (releases, today) => nthNewest(releases, today),
  oldstable: (releases, today) => nthNewest(releases, today, 1)
};

// src/distros/alma.ts
var alma = {
  id: "alma",
  title: "AlmaLinux",
  family: "el",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "8",
      image: "almalinux:8",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2021-03-30",
      until: "2029-05-31",
      suffix: ".el8",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.28"
    },
    {
      id: "9",
      image: "almalinux:9",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2022-05-26",
      until: "2032-05-31",
      suffix: ".el9",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.34"
    },
    {
      id: "10",
      image: "almalinux:10",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2025-05-27",
      until: "2035-05-31",
      suffix: ".el10",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.39"
    }
  ]
};

// src/distros/amazon.ts
var amazon = {
  id: "amazon",
  title: "Amazon Linux",
  family: "amazon",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "2023",
      // It is `latest`, or the release of the day: 2023.9.20261101.
      releasever: false,
      image: "amazonlinux:2023",
      arches: ["amd64", "arm64"],
      since: "2023-03-15",
      until: "2029-06-30",
      suffix: ".amzn2023",
      compression: everyCompression,
      // rpm 4.16, as Enterprise Linux 9.
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.34"
    }
  ]
};

// src/distros/centos.ts
var centos = {
  id: "centos",
  title: "CentOS",
  family: "el",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "8",
      image: "centos:8",
      arches: ["amd64", "arm64", "ppc64le"],
      since: "2019-09-24",
      until: "2021-12-31",
      suffix: ".el8",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.28",
      archive: "https://vault.centos.org"
    }
  ]
};

// src/distros/centos-stream.ts
var centosStream = {
  id: "centos-stream",
  title: "CentOS Stream",
  family: "el",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "8",
      image: "quay.io/centos/centos:stream8",
      arches: ["amd64", "arm64", "ppc64le"],
      since: "2019-09-24",
      until: "2024-05-31",
      suffix: ".el8",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.28",
      archive: "https://vault.centos.org"
    },
    {
      id: "9",
      image: "quay.io/centos/centos:stream9",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2021-09-15",
      until: "2027-05-31",
      suffix: ".el9",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.34"
    },
    {
      id: "10",
      image: "quay.io/centos/centos:stream10",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2024-12-12",
      until: "2030-05-31",
      suffix: ".el10",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.39"
    }
  ]
};

// src/distros/debian.ts
var debian = {
  id: "debian",
  title: "Debian",
  family: "debian",
  format: "deb",
  manager: "apt",
  names: {
    ...stableNames,
    testing: (releases, today) => releases.filter(({ since }) => since > today).slice(0, 1)
  },
  releases: [
    {
      id: "11",
      codename: "bullseye",
      image: "debian:11",
      arches: ["amd64", "386", "arm64", "arm5", "arm7", "mips64le", "mipsle", "ppc64le", "s390x"],
      since: "2021-08-14",
      until: "2026-08-31",
      suffix: "~deb11",
      // No zstd before dpkg 1.21.18.
      compression: ["none", "gzip", "xz"],
      keys: gpgvKeys,
      unitDir: "/lib/systemd/system",
      glibc: "2.31",
      archive: "http://archive.debian.org"
    },
    {
      id: "12",
      codename: "bookworm",
      image: "debian:12",
      arches: ["amd64", "386", "arm64", "arm5", "arm7", "mips64le", "mipsle", "ppc64le", "s390x"],
      since: "2023-06-10",
      until: "2028-06-30",
      suffix: "~deb12",
      compression: everyCompression,
      keys: gpgvKeys,
      unitDir: "/lib/systemd/system",
      glibc: "2.36"
    },
    {
      id: "13",
      codename: "trixie",
      image: "debian:13",
      arches: ["amd64", "386", "arm64", "arm5", "arm7", "ppc64le", "riscv64", "s390x"],
      since: "2025-08-09",
      until: "2030-06-30",
      suffix: "~deb13",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.41"
    },
    {
      id: "14",
      codename: "forky",
      image: "debian:forky",
      arches: ["amd64", "386", "arm64", "arm7", "loong64", "ppc64le", "riscv64", "s390x"],
      // Not out yet; the day its successor's work is planned to begin. No end is announced.
      since: "2027-08-01",
      until: void 0,
      suffix: "~deb14",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.43"
    }
  ]
};

// src/distros/fedora.ts
var shared = {
  arches: ["amd64", "arm64", "ppc64le", "s390x"],
  compression: everyCompression,
  keys: curveKeys,
  unitDir: "/usr/lib/systemd/system"
};
var fedora = {
  id: "fedora",
  title: "Fedora",
  family: "fedora",
  format: "rpm",
  manager: "dnf",
  names: stableNames,
  releases: [
    {
      ...shared,
      id: "41",
      image: "fedora:41",
      since: "2024-10-29",
      until: "2025-12-15",
      suffix: ".fc41",
      glibc: "2.40",
      archive: "https://archives.fedoraproject.org/pub/archive/fedora/linux"
    },
    {
      ...shared,
      id: "42",
      image: "fedora:42",
      since: "2025-04-15",
      until: "2026-05-27",
      suffix: ".fc42",
      glibc: "2.41",
      archive: "https://archives.fedoraproject.org/pub/archive/fedora/linux"
    },
    {
      ...shared,
      id: "43",
      image: "fedora:43",
      since: "2025-10-28",
      until: "2026-12-09",
      suffix: ".fc43",
      glibc: "2.42"
    },
    {
      ...shared,
      id: "44",
      image: "fedora:44",
      since: "2026-04-28",
      until: "2027-06-02",
      suffix: ".fc44",
      glibc: "2.43"
    },
    {
      ...shared,
      id: "45",
      image: "fedora:45",
      // Both days are those of the plan; the end follows the release of 47.
      since: "2026-10-27",
      until: "2027-12-01",
      suffix: ".fc45",
      glibc: "2.44"
    }
  ]
};

// src/distros/opensuse.ts
var shared2 = {
  compression: everyCompression,
  unitDir: "/usr/lib/systemd/system"
};
var leap = {
  ...shared2,
  arches: ["amd64", "arm64", "ppc64le", "s390x"]
};
var isLeap = ({ id }) => id.startsWith("leap-");
var opensuse = {
  id: "opensuse",
  title: "openSUSE",
  family: "suse",
  format: "rpm",
  manager: "zypper",
  keepsKeys: true,
  names: {
    supported: livingReleases,
    leap: (releases, today) => nthNewest(releases.filter(isLeap), today)
  },
  releases: [
    {
      ...leap,
      id: "leap-15.5",
      suite: "15.5",
      image: "opensuse/leap:15.5",
      since: "2023-06-07",
      until: "2024-12-31",
      suffix: ".lp155",
      // rpm 4.14.
      keys: rsaKeys,
      glibc: "2.31"
      // Its mirrors stay: download.opensuse.org keeps every Leap 15.
    },
    {
      ...leap,
      id: "leap-15.6",
      suite: "15.6",
      image: "opensuse/leap:15.6",
      since: "2024-06-12",
      until: "2026-04-30",
      suffix: ".lp156",
      keys: rsaKeys,
      glibc: "2.38"
      // Its mirrors stay, as those of 15.5.
    },
    {
      ...leap,
      id: "leap-16.0",
      suite: "16.0",
      image: "opensuse/leap:16.0",
      since: "2025-10-01",
      until: "2027-10-31",
      suffix: ".lp160",
      // rpm 4.20.
      keys: [...rsaKeys, "ed25519"],
      glibc: "2.40"
    },
    {
      ...shared2,
      id: "tumbleweed",
      releasever: false,
      image: "opensuse/tumbleweed",
      arches: ["amd64", "386", "arm64", "arm6", "arm7", "ppc64le", "riscv64", "s390x"],
      since: "2014-11-04",
      until: void 0,
      // Sorts above every Leap, so that moving from Leap to Tumbleweed is an upgrade.
      suffix: ".tw",
      keys: [...rsaKeys, "ed25519"],
      // It rolls: a floor, not a promise.
      glibc: "2.42"
    }
  ]
};

// src/distros/oracle.ts
var oracle = {
  id: "oracle",
  title: "Oracle Linux",
  family: "el",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "8",
      image: "oraclelinux:8",
      arches: ["amd64", "arm64"],
      since: "2019-07-19",
      until: "2029-07-31",
      suffix: ".el8",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.28"
    },
    {
      id: "9",
      image: "oraclelinux:9",
      arches: ["amd64", "arm64"],
      since: "2022-07-06",
      until: "2032-06-30",
      suffix: ".el9",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.34"
    },
    {
      id: "10",
      image: "oraclelinux:10",
      arches: ["amd64", "arm64"],
      since: "2025-06-26",
      until: "2035-06-30",
      suffix: ".el10",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.39"
    }
  ]
};

// src/distros/rocky.ts
var rocky = {
  id: "rocky",
  title: "Rocky Linux",
  family: "el",
  format: "rpm",
  manager: "dnf",
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: "8",
      image: "rockylinux/rockylinux:8",
      arches: ["amd64", "arm64"],
      since: "2021-05-01",
      until: "2029-05-31",
      suffix: ".el8",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.28"
    },
    {
      id: "9",
      image: "rockylinux/rockylinux:9",
      arches: ["amd64", "arm64", "ppc64le", "s390x"],
      since: "2022-07-14",
      until: "2032-05-31",
      suffix: ".el9",
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.34"
    },
    {
      id: "10",
      image: "rockylinux/rockylinux:10",
      arches: ["amd64", "arm64", "ppc64le", "riscv64", "s390x"],
      since: "2025-06-11",
      until: "2035-05-31",
      suffix: ".el10",
      compression: everyCompression,
      keys: curveKeys,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.39"
    }
  ]
};

// src/distros/ubuntu.ts
var asserted = [...rsaKeys, "ed25519"];
var arches = ["amd64", "arm64", "arm7", "ppc64le", "riscv64", "s390x"];
var LTS = /^\d[02468]\.04$/;
var ubuntu = {
  id: "ubuntu",
  title: "Ubuntu",
  family: "debian",
  format: "deb",
  manager: "apt",
  names: {
    ...stableNames,
    lts: (releases, today) => livingReleases(releases, today).filter(({ id }) => LTS.test(id))
  },
  releases: [
    {
      id: "20.04",
      codename: "focal",
      image: "ubuntu:20.04",
      arches,
      since: "2020-04-23",
      until: "2025-05-29",
      suffix: "~ubuntu20.04",
      compression: everyCompression,
      keys: gpgvKeys,
      unitDir: "/lib/systemd/system",
      glibc: "2.31"
      // Its mirrors stay: Ubuntu Pro goes on with it.
    },
    {
      id: "22.04",
      codename: "jammy",
      image: "ubuntu:22.04",
      arches,
      since: "2022-04-21",
      until: "2027-06-01",
      suffix: "~ubuntu22.04",
      compression: everyCompression,
      keys: gpgvKeys,
      unitDir: "/lib/systemd/system",
      glibc: "2.35"
    },
    {
      id: "24.04",
      codename: "noble",
      image: "ubuntu:24.04",
      arches,
      since: "2024-04-25",
      until: "2029-05-31",
      suffix: "~ubuntu24.04",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.39"
    },
    {
      id: "24.10",
      codename: "oracular",
      image: "ubuntu:24.10",
      arches,
      since: "2024-10-10",
      until: "2025-07-10",
      suffix: "~ubuntu24.10",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.40",
      archive: "http://old-releases.ubuntu.com"
    },
    {
      id: "25.04",
      codename: "plucky",
      image: "ubuntu:25.04",
      arches,
      since: "2025-04-17",
      until: "2026-01-15",
      suffix: "~ubuntu25.04",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.41",
      archive: "http://old-releases.ubuntu.com"
    },
    {
      id: "25.10",
      codename: "questing",
      image: "ubuntu:25.10",
      arches,
      since: "2025-10-09",
      until: "2026-07-09",
      suffix: "~ubuntu25.10",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.42",
      archive: "http://old-releases.ubuntu.com"
    },
    {
      id: "26.04",
      codename: "resolute",
      image: "ubuntu:26.04",
      arches,
      since: "2026-04-23",
      until: "2031-05-29",
      suffix: "~ubuntu26.04",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.43"
    },
    {
      id: "26.10",
      codename: "stonking",
      image: "ubuntu:26.10",
      arches,
      since: "2026-10-15",
      until: "2027-07-15",
      suffix: "~ubuntu26.10",
      compression: everyCompression,
      keys: asserted,
      unitDir: "/usr/lib/systemd/system",
      glibc: "2.44"
    }
  ]
};

// src/distros/index.ts
var distros = {
  debian,
  ubuntu,
  rocky,
  alma,
  oracle,
  "centos-stream": centosStream,
  centos,
  fedora,
  opensuse,
  amazon
};
var speakers = { el: rocky, suse: opensuse };
var nameOf = ({ distro, release }) => `${distro.id}-${release.id}`;
var everyRelease = Object.values(distros).flatMap(
  (distro) => distro.releases.map((release) => ({ distro, release }))
);
var releasesByName = new Map(
  everyRelease.map((found) => [nameOf(found), found])
);
var symbolicNames = Object.entries({ ...distros, ...speakers }).flatMap(
  ([id, distro]) => Object.keys(distro.names).map((name) => `${id}/${name}`)
);
function distroOf(id) {
  const distro = Object.hasOwn(distros, id) ? distros[id] : void 0;
  if (distro) return distro;
  throw new UserError("config/unknown-distro", `unknown distro "${id}"`, {
    hint: `known distros: ${Object.keys(distros).join(", ")}`
  });
}
function findReleases(name, today) {
  const exact = releasesByName.get(name);
  if (exact) return [exact];
  const [id = "", symbol = "", ...rest] = name.split("/");
  const known = { ...speakers, ...distros };
  if (rest.length > 0 || !Object.hasOwn(known, id)) return void 0;
  const distro = known[id];
  if (!Object.hasOwn(distro.names, symbol)) return void 0;
  return distro.names[symbol](distro.releases, today).map((release) => ({ distro, release }));
}

export {
  everyCompression,
  dayOf,
  hasEnded,
  isLiving,
  livingReleases,
  suiteOf,
  distros,
  nameOf,
  releasesByName,
  symbolicNames,
  distroOf,
  findReleases
};
