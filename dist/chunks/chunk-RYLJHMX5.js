import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkedText,
  knownPathIn,
  listOf,
  mapOf,
  optional,
  section,
  text
} from "./chunk-ETTTRMDG.js";
import {
  checkDebVersion,
  compareDebVersions,
  debFileVersion,
  debVersion
} from "./chunk-LV3KPGXS.js";
import {
  debRelation
} from "./chunk-RL6L7SJM.js";
import {
  shellPath
} from "./chunk-B43SI3EG.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";

// src/formats/deb/arch.ts
var debArches = {
  amd64: "amd64",
  "386": "i386",
  arm64: "arm64",
  arm5: "armel",
  // Go's arm6 is hard-float, as Raspberry Pi OS's armhf is; Debian's own armhf runs it too.
  arm6: "armhf",
  arm7: "armhf",
  loong64: "loong64",
  mips: "mips",
  mips64le: "mips64el",
  mipsle: "mipsel",
  ppc64le: "ppc64el",
  riscv64: "riscv64",
  s390x: "s390x",
  all: "all"
};
var debArch = (arch, options) => options.arch || debArches[arch] || arch;

// src/formats/deb/lint.ts
var RUN = `if lintian --help 2>/dev/null | grep -q -- --fail-on; then exec lintian --fail-on none "$1"; fi
lintian "$1" || [ $? -eq 1 ]`;
var SEVERITIES = { E: "error", W: "warning", I: "note" };
var LINE = /^([EWI]): [^\s:]+(?: [a-z]+)?: (\S+)(?: (.*))?$/;
var lintian = {
  tool: { program: "lintian", package: "lintian" },
  command: (path) => ["sh", "-c", RUN, "sh", path],
  findingsIn: (printed, paths2) => printed.split("\n").flatMap((line) => {
    const [, letter = "", tag = "", text2 = ""] = LINE.exec(line) ?? [];
    const severity = SEVERITIES[letter];
    return severity ? [{ severity, tag, text: text2, path: knownPathIn(text2, paths2) }] : [];
  }),
  settled: {
    "initial-upload-closes-no-bugs": "only uploads to Debian close bugs of Debian"
  }
};

// src/formats/deb/options.ts
var script = (what) => optional(text(`path of the ${what}`));
var paths = (what) => optional(listOf(text(what)));
var debOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z0-9][a-z0-9-]*$/.test(t),
      "a Debian architecture, such as armel",
      "architecture as dpkg spells it, in place of ours"
    )
  ),
  arch_variant: optional(
    checkedText(
      (t) => /^[a-z0-9-]*$/.test(t),
      "a variant, such as amd64v3 or v3",
      "Architecture-Variant, such as amd64v3"
    )
  ),
  scripts: optional(
    section(
      {
        rules: script("rules file"),
        templates: script("debconf templates"),
        config: script("debconf config script")
      },
      "scripts that only this format has"
    )
  ),
  triggers: optional(
    section(
      {
        interest: paths("a trigger"),
        interest_await: paths("a trigger"),
        interest_noawait: paths("a trigger"),
        activate: paths("a trigger"),
        activate_await: paths("a trigger"),
        activate_noawait: paths("a trigger")
      },
      "dpkg triggers"
    )
  ),
  breaks: optional(listOf(text("a package this one breaks"))),
  predepends: optional(listOf(text("a package that must be configured before this one is unpacked"))),
  signature: optional(
    section(
      {
        key_file: optional(text("path of the secret key")),
        key_id: optional(text("which key of the file")),
        method: optional(
          checkedText(
            (t) => ["", "debsign", "dpkg-sig"].includes(t),
            "debsign or dpkg-sig",
            "debsign (default) or dpkg-sig"
          )
        ),
        type: optional(
          checkedText(
            (t) => /^([a-z]{1,10})?$/.test(t),
            "origin, maint or archive",
            "who it speaks for: origin (default), maint or archive; with dpkg-sig: builder (default)"
          )
        ),
        signer: optional(text("who signs"))
      },
      "how it is signed"
    )
  ),
  packaging: optional(
    text("path of the project's own debian/ folder, to build packages with in place of ours")
  ),
  compression: optional(
    checkedText(
      (t) => !("message" in parseCompression(t)),
      "gzip, xz, zstd or none, with a level as in gzip:9",
      "gzip, xz, zstd or none, with a level as in gzip:9"
    )
  ),
  fields: optional(mapOf(text("value"), "further control fields"))
});

// src/formats/deb/deb.ts
var deb = {
  id: "deb",
  title: "Debian package",
  extension: ".deb",
  magic: "!<arch>\ndebian",
  arch: debArches,
  nfpmOmits: ["doc", "license", "licence", "readme", "ghost"],
  options: debOptions,
  packagingOf: ({ packaging }) => packaging || void 0,
  defaults: {},
  versionOf: debVersion,
  fileName: ({ name, version, arch }, options) => `${name}_${debFileVersion(version)}_${debArch(arch, options)}.deb`,
  relation: debRelation,
  // https://wiki.debian.org/RenamingPackages
  renamed: ({ name, until, version }) => ({
    provides: `${name} (= ${version})`,
    breaks: `${name} (<< ${until ?? version})`,
    replaces: `${name} (<< ${until ?? version})`
  }),
  ownership: {
    // With a root of its own, dpkg runs the script outside of it.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    firstInstallation: '[ "$1" = install ] && [ -z "${DPKG_ROOT:-}" ]',
    owner: "dpkg-query --search --",
    // It takes patterns.
    asked: (path) => path.replace(/[*?[\\]/g, "\\$&"),
    unowned: "*'no path found matching'*"
  },
  check: ({ name, version }) => [...checkName(name), ...checkDebVersion(version)],
  compareVersions: compareDebVersions,
  // apt takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo apt install ${shellPath(path)}`,
  linter: lintian,
  load: async () => (await import("./engines-32ZZXT2J.js")).engines
};
function checkName(name) {
  if (/^[a-z0-9][a-z0-9+.-]+$/.test(name)) return [];
  const near = name.toLowerCase().replaceAll("_", "-");
  const good = /^[a-z0-9][a-z0-9+.-]+$/.test(near);
  return [
    {
      message: `"${name}" is no name of a Debian package`,
      hint: good ? `write ${near}` : "two characters or more: lower-case letters, digits and + - . after a letter or digit"
    }
  ];
}

export {
  debArch,
  deb
};
