import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";

// src/text/causes.ts
function explainBy(printed, causes) {
  for (const { says, means } of causes) {
    const match = says.exec(printed);
    if (match) return means(match);
  }
  return void 0;
}
var everyMatch = (printed, pattern) => [
  ...new Set([...printed.matchAll(pattern)].map((match) => match[1]))
];
var machineCauses = [
  {
    says: /No space left on device|n[o']t have enough free space|more space needed on|needs? \d+ ?[kMG]i?B (?:more space )?on the|Not enough (?:free )?(?:disk )?space/i,
    means: () => "the disk is full: make room where the containers live (`docker system df` shows what takes it, `docker system prune` removes what nothing uses)"
  },
  {
    says: /(?:Could not resolve|Couldn't resolve|Temporary failure resolving)(?: host ?(?:name)?(?: for)?)?:? '?([^\s'\])]+)/i,
    means: ([, host = ""]) => `"${hostOf(host)}" is not found from inside the container: is this machine on the network, and do containers get names resolved (Docker's \`dns\` setting)? Behind a proxy, set HTTP_PROXY and HTTPS_PROXY`
  },
  {
    says: /(?:Connection timed out|Could not connect to|Connection failed|Failed to connect to|Network is unreachable|Operation timed out|Connection refused|Timeout was reached)[^\n]*/i,
    means: ([line]) => `a mirror did not answer (${line.trim().slice(0, 160)}): try again; behind a proxy, set HTTP_PROXY and HTTPS_PROXY`
  }
];
var hostOf = (address) => /^[a-z]+:\/\/([^/]+)/.exec(address)?.[1] ?? address;

// src/text/missing-packages.ts
function explainMissing(missing4, known) {
  if (missing4.length === 0) return void 0;
  const words = missing4.map((word) => {
    const guess = nearest(word, known);
    return guess === void 0 || guess === word ? `"${printable(word)}"` : `"${printable(word)}" (did you mean "${guess}"?)`;
  });
  const one = missing4.length === 1;
  return `there ${one ? "is no package" : "are no packages"} ${words.join(", ")} in this release's repositories: ${one ? "is it" : "are they"} called so here? Names differ between distros and releases; build.requires takes lists for each`;
}

// src/text/package-word.ts
var SHELL_SIGNS = /[;&|$`"'\\{}?!#]/;
function flawOfWord(word) {
  if (word === "") return "is empty";
  if (word.startsWith("-")) return 'begins with "-", which would be read as an option';
  if (printable(word) !== word) return "holds characters that cannot be seen, such as the end of a line";
  if (word !== word.trim()) return "begins or ends with a space";
  if (word.length > 200) return "is too long for the name of a package";
  const [sign] = SHELL_SIGNS.exec(word) ?? [];
  return sign === void 0 ? void 0 : `holds ${sign}, which stands in no package's name`;
}

// src/managers/apt/archived.ts
var MIRRORS = [
  [/^https?:\/\/security\.debian\.org(?:\/debian-security)?\/?$/, "/debian-security"],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian-security\/?$/, "/debian-security"],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian\/?$/, "/debian"],
  [/^https?:\/\/(?!old-releases\.)[a-z0-9.-]+\.ubuntu\.com\/ubuntu(?:-ports)?\/?$/, "/ubuntu"]
];
var moved = (address, archive) => {
  const mirror = MIRRORS.find(([host]) => host.test(address));
  return mirror && archive + mirror[1];
};
var isKept = (suite, path) => !(path.endsWith("/debian") && suite.endsWith("-updates"));
var archived = (file, text, archive) => file.endsWith(".sources") ? inParagraphs(text, archive) : inLines(text, archive);
var ONE_LINE = /^(\s*deb(?:-src)?)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)(.*)$/;
var inLines = (text, archive) => text.split("\n").flatMap((line) => {
  const [, type, options = "", address = "", suite = "", rest] = ONE_LINE.exec(line) ?? [];
  const home = type && moved(address, archive);
  if (!home) return [line];
  if (!isKept(suite, home)) return [`# ${line}`];
  const said = options.split(/\s+/).filter((word) => word !== "" && !word.startsWith("check-valid-until="));
  return [`${type} [${[...said, "check-valid-until=no"].join(" ")}] ${home} ${suite}${rest}`];
}).join("\n");
var inParagraphs = (text, archive) => text.split(/(\n[ \t]*\n+)/).map((part) => /^URIs[ \t]*:/im.test(part) ? paragraph(part, archive) : part).join("");
var field = (name) => new RegExp(`^(${name})[ \\t]*:((?:.*(?:\\n[ \\t#].*)*))$`, "im");
function paragraph(text, archive) {
  const words = (name) => (field(name).exec(text)?.[2] ?? "").split("\n").filter((line) => !line.trimStart().startsWith("#")).join(" ").split(/\s+/).filter(Boolean);
  const addresses = words("URIs");
  const homes = addresses.map((address) => moved(address, archive) ?? address);
  if (homes.every((home, at) => home === addresses[at])) return text;
  const suites = words("Suites");
  const kept = suites.filter((suite) => homes.every((home) => isKept(suite, home)));
  const changed = text.replace(field("URIs"), (_, name) => `${name}: ${[...new Set(homes)].join(" ")}`).replace(
    field("Suites"),
    (whole, name) => kept.length === 0 ? whole : `${name}: ${kept.join(" ")}`
  ).replace(/^Check-Valid-Until[ \t]*:.*\n?/im, "");
  const body = changed.replace(/\n+$/, "");
  const switches = kept.length === 0 ? "\nEnabled: no" : "";
  return `${body}
Check-Valid-Until: no${switches}${changed.slice(body.length)}`;
}

// src/managers/apt/causes.ts
var aptCauses = [
  {
    says: /^E: (Version|Release) '([^'\n]+)' for '([^'\n]+)' was not found/m,
    means: ([, what, asked, name]) => `"${name}" is there, but not ${what === "Version" ? "in version" : "from"} "${asked}": \`apt-cache policy ${name}\` lists what is; "${name}=1.2*" takes every revision of 1.2`
  },
  {
    says: /Release file for (\S+) is not valid yet/,
    means: ([, file]) => `${file} is of a later time than this machine's clock: set the clock`
  },
  {
    says: /Release file for (\S+) is expired/,
    means: ([, file]) => `${file} is too old to be trusted: the mirror stands still, the release has ended, or this machine's clock is ahead`
  },
  {
    says: /The repository '([^']+)' (?:does not have a Release file|no longer has a Release file)/,
    means: ([, repository]) => `the mirror has no "${repository}" (any more): the release has ended and moved to an archive, or the image's sources name a mirror that is gone; \`images:\` may name an image with sources of your own`
  },
  {
    says: /(?:NO_PUBKEY |Missing key )([0-9A-F]{8,})|The repository '([^']+)' is not signed|signatures? (?:couldn't be verified|were invalid)/i,
    means: ([, key]) => `the lists are signed with a key${key ? ` (${key})` : ""} that the image does not know: the image is too old or its sources name another distro's mirror; take a newer image`
  },
  {
    says: /^E: Failed to fetch (\S+\.deb)\s+404/m,
    means: ([, file]) => `${file} is gone: the lists are older than the mirror; run it again, with a fresh image`
  },
  {
    says: /held broken packages|have unmet dependencies|Unsatisfied dependencies|Unable to correct problems/i,
    means: () => "these packages cannot be installed together, or one asks for another that is not there (see the lines above): a repository of another release in the image is the usual reason"
  },
  {
    says: /Errors were encountered while processing:\s+(\S+)/,
    means: ([, name]) => `the package "${name}" could not set itself up: what its script printed stands above`
  },
  {
    says: /(?:No such file or directory|Unable to find).*debian\/control|Unsupported file \S+ given on commandline/,
    means: () => "there is no debian/control in that folder"
  },
  ...machineCauses
];

// src/managers/apt/command.ts
var FLAGS = ["-q", "-y", "-o", "Acquire::Retries=3", "-o", "APT::Cmd::Pattern-Only=true"];
var DPKG = [
  "--no-install-recommends",
  "-o",
  "Dpkg::Use-Pty=0",
  "-o",
  "Dpkg::Options::=--force-confdef",
  "-o",
  "Dpkg::Options::=--force-confold"
];
var aptGet = (program = "apt-get", ...rest) => [
  program,
  ...FLAGS,
  ...rest
];

// src/managers/apt/trials.ts
var WHOLE = `rm -f /usr/sbin/policy-rc.d
for file in /etc/dpkg/dpkg.cfg /etc/dpkg/dpkg.cfg.d/*; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*path-\\(exclude\\|include\\)/d' "$file"
done`;
var NO_LISTS = [
  "-o",
  "Dir::State::Lists=/nonexistent/lists",
  "-o",
  "Dir::Cache::pkgcache=",
  "-o",
  "Dir::Cache::srcpkgcache="
];
var aptTrials = {
  tools: [
    { program: "/sbin/init", package: "systemd-sysv" },
    { program: "systemctl", package: "systemd" },
    { program: "dbus-daemon", package: "dbus" },
    { program: "ps", package: "procps" }
  ],
  clientTools: [
    { program: "perl", package: "perl-base" },
    { program: "curl", package: "curl" }
  ],
  wholeness: [["sh", "-c", WHOLE]],
  installFiles: (paths, { program, isEnough = false } = {}) => paths.length === 0 ? [] : [aptGet(program, ...DPKG, ...isEnough ? NO_LISTS : [], "install", "--", ...paths)],
  refreshOne: ({ path }, program) => [
    aptGet(
      program,
      ...["-o", `Dir::Etc::SourceList=${path}`, "-o", "Dir::Etc::SourceParts=/dev/null"],
      ...["-o", "APT::Get::List-Cleanup=0", "-o", "APT::Update::Error-Mode=any"],
      "update"
    )
  ],
  remove: (names, program) => names.length === 0 ? [] : [aptGet(program, "-o", "Dpkg::Use-Pty=0", ...NO_LISTS, "remove", "--", ...names)],
  // apt-get knows no package that left nothing behind when it was removed.
  purge: (names) => names.length === 0 ? [] : [["dpkg", "--purge", "--", ...names]],
  installed: [
    "sh",
    "-c",
    `dpkg-query -W -f '\${db:Status-Status} \${binary:Package} \${Version}\\n' | sed -n 's/^installed //p'`
  ],
  audit: (name) => ["dpkg", "--verify", "--", name],
  traces: [
    "/etc/apt/",
    "/var/cache/apt/",
    "/var/cache/debconf/",
    "/var/lib/apt/",
    "/var/lib/dpkg/",
    "/var/lib/systemd/deb-systemd-helper-enabled",
    "/var/lib/systemd/deb-systemd-helper-masked",
    "/var/lib/systemd/deb-systemd-user-helper-enabled",
    "/var/log/alternatives.log",
    "/var/log/apt/",
    "/var/log/dpkg.log"
  ]
};

// src/managers/apt/apt.ts
var WORD = /^([a-z0-9][a-z0-9+.-]+)(:[a-z0-9-]+)?([=/][A-Za-z0-9][A-Za-z0-9.+~:*-]*)?$/;
function check(name) {
  const flaw = flawOfWord(name);
  if (flaw) return flaw;
  if (/[\s()<>]/.test(name))
    return 'is a relation: apt-get takes a name, or a name and a version as in "gcc=4:12*"';
  if (/[A-Z]/.test(name.split(/[=/]/, 1)[0]))
    return "has capital letters, and Debian's package names have none";
  const [, word] = WORD.exec(name) ?? [];
  if (word === void 0)
    return 'is no name of a Debian package ("gcc", "gcc:arm64", "gcc=4:12*", "gcc/bookworm-backports")';
  return word.endsWith("-") ? 'ends with "-", by which apt-get would remove the package' : void 0;
}
var MISSING = [
  /^E: Unable to locate package (\S+)/gm,
  /^E: Package '?(\S+?)'? has no installation candidate/gm,
  /Depends: (\S+)(?: \([^)]*\))? but it is not installable/g
];
var missing = (printed) => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern)))
];
var apt = {
  id: "apt",
  env: { DEBIAN_FRONTEND: "noninteractive", DEBCONF_NONINTERACTIVE_SEEN: "true", LC_ALL: "C.UTF-8" },
  programs: ["apt-get"],
  // Else apt-get takes a mirror that does not answer for a mere warning.
  refresh: (program) => [aptGet(program, "-o", "APT::Update::Error-Mode=any", "update")],
  install: (packages, program) => packages.length === 0 ? [] : [aptGet(program, ...DPKG, "install", "--", ...packages)],
  buildRequires: (path, program) => [aptGet(program, ...DPKG, "build-dep", "--", asFolder(path))],
  clean: (program) => [aptGet(program, "clean")],
  check,
  mirrors: ["/etc/apt/sources.list", "/etc/apt/sources.list.d"],
  archived,
  missing,
  similar: (name) => ({
    command: ["apt-cache", "-q", "pkgnames", "--", name.slice(0, 2)],
    namesIn: (printed) => printed.split("\n").filter((line) => line !== "")
  }),
  explain: (printed, known = []) => explainMissing(missing(printed), known) ?? explainBy(printed, aptCauses),
  trials: aptTrials
};
var asFolder = (path) => path.endsWith("/") ? path : `${path}/`;

// src/text/rpm-relation.ts
var PLAIN = /^[@/]?[A-Za-z0-9_(][A-Za-z0-9_.+:~^*()/=-]*$/;
var RELATION = /^([A-Za-z0-9_(/][A-Za-z0-9_.+:()/=-]*)\s*(<=|>=|=|<|>)\s*([A-Za-z0-9][A-Za-z0-9_.+:~^-]*)$/;
var ADDRESS = /^https:\/\/[A-Za-z0-9._~:/%+@=-]+\.rpm$/;
function flawOfRelation(word) {
  if (ADDRESS.test(word) || RELATION.test(word)) return void 0;
  if (word.includes(":/")) return "is no address of an rpm (https://\u2026.rpm)";
  if (/[<>]/.test(word)) return 'is no relation such as "gcc >= 12"';
  if (/\s/.test(word)) return "holds spaces: each package is an entry of its own";
  return PLAIN.test(word) ? void 0 : 'is no name of a package ("gcc", "gcc >= 12", "pkgconfig(zlib)", "/usr/bin/python3", "@development-tools")';
}
var spacedRelation = (word) => word.replace(/^([^\s<>=]+(?:\([^)]*\))?)\s*(<=|>=|=|<|>)\s*(?=[^\s<>=]+$)/, "$1 $2 ");
var readBuildRequires = `wanted=$(rpmspec -q --buildrequires "$1") || exit
wanted=$(printf '%s\\n' "$wanted" | sed '/^rpmlib(/d')
IFS='
'
set -f
set -- $wanted`;

// src/text/repo-file.ts
var SECTION = /^\s*\[[^\]]+\]/;
function eachSection(text, change) {
  const parts = [[]];
  for (const line of text.split("\n")) {
    if (SECTION.test(line)) parts.push([]);
    parts.at(-1).push(line);
  }
  const [head = [], ...sections] = parts;
  return [...head, ...sections.flatMap((lines) => change(lines))].join("\n");
}

// src/managers/dnf/archived.ts
var MIRROR = /^https?:\/\/(?:mirror\.centos\.org|(?:download\.example|(?:dl|download)\.fedoraproject\.org)\/pub\/fedora\/linux)\//;
var BASE = /^\s*#?\s*baseurl\s*=\s*(\S+)\s*$/;
var LIST = /^\s*(?:mirrorlist|metalink)\s*=/;
var archived2 = (_file, text, archive) => eachSection(
  text,
  (lines) => lines.some((line) => homeOf(line, archive) !== void 0) ? lines.map((line) => {
    const home = homeOf(line, archive);
    if (home !== void 0) return `baseurl=${home}`;
    return LIST.test(line) ? `#${line}` : line;
  }) : lines
);
function homeOf(line, archive) {
  const [, address = ""] = BASE.exec(line) ?? [];
  return MIRROR.test(address) ? address.replace(MIRROR, () => `${archive}/`) : void 0;
}

// src/managers/dnf/causes.ts
var dnfCauses = [
  {
    says: /nothing provides (.{1,200}?) needed by (\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has: on Enterprise Linux it may be in CRB (PowerTools) or EPEL, which an image of your own can switch on`
  },
  {
    says: /(?:Status code: 40[34] for|Status code: 410 for) (\S+)/,
    means: ([, address]) => `the mirror has no ${address} (any more): the release has ended and moved to an archive, or the image's repositories name a mirror that is gone`
  },
  {
    says: /certificate (?:is not yet valid|has expired)|SSL certificate problem|Curl error \(60\)/i,
    means: () => "a mirror's certificate is not trusted: is this machine's clock right, and does a proxy open TLS connections whose certificate the image does not know?"
  },
  {
    says: /GPG check FAILED|is not signed|Public key for (\S+) is not installed|signature check failed|OpenPGP (?:check|signature)[^\n]*(?:fail|bad)/i,
    means: () => "a package is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one"
  },
  {
    says: /There are no enabled repos|no enabled repositories|Unable to find a match$/i,
    means: () => "the image has no repository switched on: see its /etc/yum.repos.d"
  },
  {
    says: /No such command: builddep|Unknown argument "builddep"/,
    means: () => "dnf has no builddep here: put dnf-plugins-core (dnf 5: dnf5-plugins) into the image"
  },
  {
    says: /conflicting requests|conflicts with|cannot install both|Failed to resolve the transaction/,
    means: () => "these packages cannot be installed together (see the lines above): a repository of another release in the image is the usual reason"
  },
  ...machineCauses
];

// src/managers/dnf/command.ts
var PROGRAM = "dnf";
var FLAGS2 = ["-y", "--setopt=install_weak_deps=False", "--setopt=retries=3"];
var command = (program = PROGRAM, ...rest) => [
  program,
  ...FLAGS2,
  ...rest
];

// src/text/rpm-trials.ts
var INSTALLED_FORMAT = "%|ARCH?{%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\n}|";
var trustKey = (path) => [
  ["rpmkeys", "--import", path]
];
var WHOLE_MACROS = `for file in /etc/rpm/macros /etc/rpm/macros.*; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*%_\\(excludedocs\\|install_langs\\)\\b/d' "$file"
done`;
var RPM_TRACES = ["/var/lib/rpm/", "/usr/lib/sysimage/", "/var/lib/rpm-state/"];

// src/managers/dnf/trials.ts
var WHOLE2 = `${WHOLE_MACROS}
for file in /etc/dnf/dnf.conf /etc/yum.conf; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*tsflags[[:space:]]*=/d' "$file"
done`;
var CHECKED = "--setopt=localpkg_gpgcheck=True";
var UNCHECKED = "--nogpgcheck";
var dnfTrials = {
  tools: [
    { program: "systemctl", package: "systemd" },
    { program: "ps", package: "procps-ng" },
    { program: "find", package: "findutils" },
    { program: "unshare", package: "util-linux" }
  ],
  clientTools: [
    { program: "perl", package: "perl-interpreter" },
    { program: "curl", package: "curl" }
  ],
  wholeness: [["sh", "-c", WHOLE2]],
  trust: trustKey,
  installFiles: (paths, { program, isEnough = false, isSigned = false } = {}) => paths.length === 0 ? [] : [
    command(
      program,
      isSigned ? CHECKED : UNCHECKED,
      ...isEnough ? ["--disablerepo=*"] : [],
      "install",
      ...paths
    )
  ],
  refreshOne: ({ id }, program) => [
    command(
      program,
      ...["--disablerepo=*", `--enablerepo=${id}`, "--setopt=skip_if_unavailable=False"],
      `--setopt=${id}.skip_if_unavailable=False`,
      "--refresh",
      "makecache"
    )
  ],
  // Else dnf removes what nobody needs any more, too.
  remove: (names, program) => names.length === 0 ? [] : [command(program, "--setopt=clean_requirements_on_remove=False", "remove", "--", ...names)],
  purge: () => [],
  installed: ["rpm", "-qa", "--qf", INSTALLED_FORMAT],
  audit: (name) => ["rpm", "-V", "--", name],
  traces: [
    ...RPM_TRACES,
    "/etc/dnf/",
    "/var/cache/dnf/",
    "/var/cache/libdnf5/",
    "/var/cache/yum/",
    "/var/lib/dnf/",
    "/var/log/dnf.librepo.log",
    "/var/log/dnf.log",
    "/var/log/dnf.rpm.log",
    "/var/log/dnf5.log",
    "/var/log/hawkey.log",
    "/var/log/yum.log"
  ]
};

// src/managers/dnf/dnf.ts
var BUILDDEP = `can() { "$0" builddep --help >/dev/null 2>&1; }
if ! can; then
  plugin='dnf-command(builddep)'
  case $("$0" --version 2>&1) in dnf5*) plugin='dnf5-command(builddep)' ;; esac
  "$0" ${FLAGS2.join(" ")} install "$plugin" >/dev/null 2>&1
fi
if can; then exec "$0" ${FLAGS2.join(" ")} builddep "$1"; fi
${readBuildRequires}
[ $# -eq 0 ] || exec "$0" ${FLAGS2.join(" ")} install "$@"`;
var check2 = (name) => flawOfWord(name) ?? flawOfRelation(name);
var MISSING2 = [
  /No match for argument: (.+?)\s*$/gm,
  /No matching package to install: '(.+)'/g,
  /^No package (.+) available\.$/gm,
  /^Module or Group '(.+)' is not available/gm
];
var missing2 = (printed) => [
  ...new Set(MISSING2.flatMap((pattern) => everyMatch(printed, pattern)))
];
var dnf = {
  id: "dnf",
  env: { LC_ALL: "C.UTF-8" },
  programs: [PROGRAM, "dnf5", "yum"],
  // Said of no repository in particular: one that may be missing says so in its own file.
  refresh: (program) => [command(program, "--setopt=skip_if_unavailable=False", "makecache")],
  install: (packages, program) => packages.length === 0 ? [] : [command(program, "install", ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM) => [["sh", "-c", BUILDDEP, program, path]],
  clean: (program) => [command(program, "clean", "packages")],
  check: check2,
  mirrors: ["/etc/yum.repos.d"],
  archived: archived2,
  missing: missing2,
  similar: (name, program = PROGRAM) => ({
    command: [program, "-q", "repoquery", "--queryformat", "%{name}\n", `${name.slice(0, 2)}*`],
    namesIn: (printed) => [...new Set(printed.split("\n").filter((line) => /^\w/.test(line)))]
  }),
  explain: (printed, known = []) => explainMissing(missing2(printed), known) ?? explainBy(printed, dnfCauses),
  trials: dnfTrials
};

// src/managers/zypper/archived.ts
var MIRROR2 = /\bhttps?:\/\/(?:download|cdn)\.opensuse\.org(?=[/"\s]|$)/g;
var archived3 = (_file, text, archive) => text.split("\n").map((line) => /^\s*#/.test(line) ? line : line.replace(MIRROR2, () => archive)).join("\n");

// src/managers/zypper/causes.ts
var zypperCauses = [
  {
    says: /nothing provides '?(.{1,200}?)'? needed by (?:the to be installed )?(\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has`
  },
  {
    says: /Signature verification failed|File '(.+)' from repository '(.+)' is unsigned|is signed with an unknown key|signing key received/,
    means: () => "the repository is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one"
  },
  {
    says: /Error code: HTTP response: 40[34]|File '[^']+' not found on medium '([^']+)'/,
    means: () => "the mirror does not have the repository (any more): the release has ended and moved, or the image's repositories name a mirror that is gone"
  },
  {
    says: /No repositories defined|There are no enabled repos/,
    means: () => "the image has no repository switched on: see its /etc/zypp/repos.d"
  },
  {
    says: /rpmspec: (?:command )?not found/,
    means: () => "rpmspec, which reads the .spec, is not in the image: rpm-build brings it"
  },
  {
    says: /^Problem: |conflicts with/m,
    means: () => "these packages cannot be installed together: see the lines above"
  },
  ...machineCauses
];

// src/managers/zypper/command.ts
var PROGRAM2 = "zypper";
var FLAGS3 = ["--non-interactive"];
var INSTALL = ["install", "--no-recommends", "--auto-agree-with-licenses"];
var command2 = (program = PROGRAM2, ...rest) => [
  program,
  ...FLAGS3,
  ...rest
];

// src/managers/zypper/trials.ts
var WHOLE3 = `${WHOLE_MACROS}
[ ! -f /etc/zypp/zypp.conf ] ||
  sed -i 's/^[[:space:]]*\\(rpm\\.install\\.excludedocs\\)[[:space:]]*=.*/\\1 = no/' /etc/zypp/zypp.conf`;
var zypperTrials = {
  tools: [
    { program: "systemctl", package: "systemd" },
    { program: "ps", package: "procps" },
    { program: "find", package: "findutils" },
    { program: "unshare", package: "util-linux" }
  ],
  clientTools: [
    { program: "perl", package: "perl-base" },
    { program: "curl", package: "curl" }
  ],
  wholeness: [["sh", "-c", WHOLE3]],
  trust: trustKey,
  installFiles: (paths, { program, isEnough = false } = {}) => paths.length === 0 ? [] : [
    command2(
      program,
      ...isEnough ? ["--no-remote"] : [],
      ...INSTALL,
      "--allow-unsigned-rpm",
      "--",
      ...paths
    )
  ],
  refreshOne: ({ id }, program) => [command2(program, "refresh", "--force", "--", id)],
  remove: (names, program) => names.length === 0 ? [] : [command2(program, "remove", "--no-clean-deps", "--", ...names)],
  purge: () => [],
  installed: ["rpm", "-qa", "--qf", INSTALLED_FORMAT],
  audit: (name) => ["rpm", "-V", "--", name],
  traces: [
    ...RPM_TRACES,
    "/etc/zypp/",
    "/var/cache/zypp/",
    "/var/cache/zypper/",
    "/var/lib/zypp/",
    "/var/log/zypp/",
    "/var/log/zypper.log"
  ]
};

// src/managers/zypper/zypper.ts
var BUILD_REQUIRES = `${readBuildRequires}
for wanted; do
  shift
  case $wanted in '('*) ;; *) set -- "$@" "$wanted" ;; esac
done
[ $# -eq 0 ] || exec "$0" ${[...FLAGS3, ...INSTALL].join(" ")} -- "$@"`;
var MISSING3 = [/No provider of '(.+)' found/g, /^Package '(.+)' not found/gm];
var missing3 = (printed) => [
  ...new Set(MISSING3.flatMap((pattern) => everyMatch(printed, pattern)))
];
var zypper = {
  id: "zypper",
  env: { LC_ALL: "C.UTF-8", ZYPP_LOCK_TIMEOUT: "60" },
  programs: [PROGRAM2],
  refresh: (program) => [command2(program, "refresh")],
  install: (packages, program) => packages.length === 0 ? [] : [command2(program, ...INSTALL, "--", ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM2) => [["sh", "-c", BUILD_REQUIRES, program, path]],
  clean: (program) => [command2(program, "clean")],
  check: (name) => flawOfWord(name) ?? flawOfRelation(name),
  mirrors: ["/etc/zypp/repos.d", "/usr/share/zypp/local/service"],
  archived: archived3,
  missing: missing3,
  similar: (name, program = PROGRAM2) => ({
    command: [program, "--quiet", "--no-refresh", "search", "-t", "package", "--", `${name.slice(0, 2)}*`],
    namesIn: (printed) => printed.split("\n").map((line) => line.split("|")[1]?.trim() ?? "").filter((name2) => name2 !== "" && name2 !== "Name")
  }),
  explain: (printed, known = []) => explainMissing(missing3(printed), known) ?? explainBy(printed, zypperCauses),
  trials: zypperTrials
};

// src/managers/index.ts
var managers = { apt, dnf, zypper };
function managerOf(id) {
  const manager = Object.hasOwn(managers, id) ? managers[id] : void 0;
  if (manager) return manager;
  throw new PkgError("run/no-manager", `no package manager "${id}"`);
}

// src/model/version.ts
var versionFor = (version, own, { suffix }) => {
  const revision = own.revision ?? version.revision;
  return {
    ...version,
    epoch: own.epoch ?? version.epoch,
    revision: suffix ? `${revision ?? "1"}${suffix}` : revision
  };
};

export {
  managers,
  managerOf,
  versionFor
};
