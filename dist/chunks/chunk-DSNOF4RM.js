import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkRpmVersion,
  compareRpmVersions,
  rpmVersion,
  rpmVersionText
} from "./chunk-SHOOH4RL.js";
import {
  isProblem,
  parseRelation,
  relationText
} from "./chunk-N4WY2I7F.js";
import {
  rpmArch
} from "./chunk-2NKYAI7N.js";
import {
  checkedText,
  knownPathIn,
  listOf,
  optional,
  section,
  text
} from "./chunk-ETTTRMDG.js";
import {
  shellPath
} from "./chunk-B43SI3EG.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";

// src/formats/rpm/lint.ts
var RUN = 'rpmlint "$1" || case $? in 64 | 66) ;; *) exit 1 ;; esac';
var SEVERITIES = { E: "error", W: "warning", I: "note" };
var LINE = /^\S+: ([EWI]): (\S+)(?: \(Badness: \d+\))?(?: (.*))?$/;
var rpmlint = {
  tool: { program: "rpmlint", package: "rpmlint" },
  command: (path) => ["sh", "-c", RUN, "sh", path],
  findingsIn: (printed, paths) => printed.split("\n").flatMap((line) => {
    const [, letter = "", tag = "", text2 = ""] = LINE.exec(line) ?? [];
    const severity = SEVERITIES[letter];
    return severity ? [{ severity, tag, text: text2, path: knownPathIn(text2, paths) }] : [];
  }),
  settled: {
    "no-signature": "packages are signed after they are verified",
    "no-group-tag": "groups of packages mean nothing any more: https://docs.fedoraproject.org/en-US/packaging-guidelines/"
  }
};

// src/formats/rpm/options.ts
var script = (what) => optional(text(`path of the ${what} script`));
var rpmAlgorithms = ["gzip", "xz", "lzma", "zstd", "none"];
var rpmOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z]\w*$/i.test(t),
      "an rpm architecture, such as x86_64",
      "architecture as rpm spells it, in place of ours"
    )
  ),
  buildhost: optional(text("Build Host; default: none of this machine")),
  scripts: optional(
    section(
      {
        pretrans: script("%pretrans"),
        posttrans: script("%posttrans"),
        verify: script("%verifyscript")
      },
      "scripts that only this format has"
    )
  ),
  requires: optional(
    section({ post: optional(listOf(text("a package that %post needs"))) }, "what single scripts need")
  ),
  group: optional(text("Group")),
  summary: optional(text("Summary; default: the first line of the description")),
  packager: optional(text("Packager; default: the maintainer")),
  packaging: optional(text("path of the project's own .spec, to build packages with in place of ours")),
  compression: optional(
    checkedText(
      (t) => !("message" in parseCompression(t, rpmAlgorithms)),
      "gzip, xz, lzma, zstd or none, with a level as in zstd:9",
      "gzip, xz, lzma, zstd or none, with a level as in zstd:9"
    )
  ),
  signature: optional(
    section(
      {
        key_file: optional(text("path of the secret key")),
        key_id: optional(text("which key of the file"))
      },
      "how it is signed"
    )
  ),
  prefixes: optional(
    listOf(
      checkedText(
        (t) => /^\/[^/]/.test(t),
        "a path such as /opt/hello",
        "a path under which a relocatable package may be moved"
      )
    )
  )
});

// src/formats/rpm/rpm.ts
var NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
var rpm = {
  id: "rpm",
  title: "RPM package",
  extension: ".rpm",
  magic: "\xED\xAB\xEE\xDB",
  arch: rpmArch,
  options: rpmOptions,
  packagingOf: ({ packaging }) => packaging || void 0,
  defaults: {},
  versionOf: rpmVersionText,
  fileName: ({ name, version, arch }, options) => {
    const spelled = rpmVersion(version);
    return `${name}-${spelled.version}-${spelled.release}.${options.arch ?? rpmArch[arch]}.rpm`;
  },
  relation: (text2) => {
    const parsed = parseRelation(text2);
    return isProblem(parsed) ? parsed : { text: relationText(parsed) };
  },
  // https://docs.fedoraproject.org/en-US/packaging-guidelines/#renaming-or-replacing-existing-packages
  renamed: ({ name, until, version }) => ({
    provides: `${name} = ${version}`,
    replaces: `${name} < ${until ?? version}`
  }),
  ownership: {
    firstInstallation: '[ "$1" = 1 ]',
    owner: "rpm -qf --",
    asked: (path) => path,
    unowned: "*'is not owned by any package'*"
  },
  check: ({ name, version }) => [
    ...NAME.test(name) ? [] : [
      {
        message: `rpm cannot express the package name "${name}"`,
        hint: "letters, digits, dots, underscore, plus and hyphen are allowed, and the first is a letter, a digit or an underscore"
      }
    ],
    ...checkRpmVersion(version)
  ],
  // dnf takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo dnf install ${shellPath(path)}`,
  compareVersions: compareRpmVersions,
  linter: rpmlint,
  load: () => import("./engines-4LTN3PQP.js").then((loaded) => loaded.engines)
};

export {
  rpmAlgorithms,
  rpm
};
