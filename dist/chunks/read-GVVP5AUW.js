import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  publishers,
  templateProblems
} from "./chunk-N7SKHJ7R.js";
import {
  STABLE,
  acceptsEach,
  afterUnit,
  arches,
  checkSelectors,
  closesQuotes,
  exists,
  hardeningKeys,
  isAddress,
  isUnitName,
  judge,
  keptSections,
  keysAt,
  locate,
  mayStand,
  mergeTrees2 as mergeTrees,
  nameProblem,
  nodeAt,
  parseKeep,
  pathText,
  placeAt,
  placeOf,
  placeOfPair,
  placeWords,
  placesOf,
  plainOf,
  problemsOf,
  programOf,
  publishIds,
  publishSettings,
  repositorySettings,
  repositoryWords,
  requireKeys,
  restartWords,
  serviceTypes,
  shown,
  socketKeys,
  targetWords,
  timerKeys,
  unitValueProblem,
  without
} from "./chunk-QAPI6OIN.js";
import {
  formats
} from "./chunk-EOMNDTBA.js";
import {
  distros,
  releasesByName,
  suiteOf,
  symbolicNames
} from "./chunk-FQCOH36P.js";
import "./chunk-PEGTIBEP.js";
import {
  readRepositoryFile,
  repositoryFileText
} from "./chunk-SXWB3MLU.js";
import {
  stores
} from "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-CB4DUII6.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import {
  parseConfig
} from "./chunk-GRAOU5PK.js";
import "./chunk-6RT7UA3F.js";
import "./chunk-T64XHYXT.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import "./chunk-RYLJHMX5.js";
import {
  about,
  anything,
  checkedText,
  choice,
  count,
  either,
  flag,
  listOf,
  mapOf,
  mode,
  moment,
  oneOrMany,
  optional,
  section,
  text
} from "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import "./chunk-NPBHZXYM.js";
import {
  RemoteError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/steps/config/lookups.ts
function textAt(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "text" ? node.text : void 0;
}
function itemsAt(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "list" ? node.items : [];
}
function keysAt2(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "map" ? [...node.pairs.keys()] : [];
}
function keyPlaceAt(tree, path) {
  const parent = nodeAt(tree, path.slice(0, -1));
  const pair = parent?.kind === "map" ? parent.pairs.get(String(path.at(-1))) : void 0;
  return pair?.key ?? placeAt(tree, path);
}

// src/steps/config/build-checks.ts
var wrongBuilds = (tree) => [["build"], ...keysAt2(tree, ["overrides"]).map((name) => ["overrides", name, "build"])].flatMap(
  (path) => wrongBuild(tree, path)
);
var wrongBuild = (tree, path) => [
  ...unknownRequires(tree, [...path, "requires"]),
  ...wrongNames(tree, [...path, "env"]),
  ...wrongReleases(tree, [...path, "portable_on"]),
  ...nulBytes(tree, path)
];
function unknownRequires(tree, path) {
  const known = requireKeys(Object.keys(formats));
  return keysAt2(tree, path).filter((key) => !known.includes(key)).map((key) => {
    const near = nearest(key, known);
    const all = known.filter((word4) => !releasesByName.has(word4)).join(", ");
    return {
      message: `unknown key ${shown(key)} in ${pathText(path)}`,
      hint: near ? `did you mean "${near}"?` : `known here: ${all}, and releases such as ${known.at(-1)}`,
      place: keyPlaceAt(tree, [...path, key])
    };
  });
}
function wrongNames(tree, path) {
  const tell = (name, place) => {
    const problem = nameProblem(name);
    return problem ? [{ ...problem, message: `${pathText(path)}: ${problem.message}`, ...place && { place } }] : [];
  };
  return [
    ...keysAt2(tree, path).flatMap((name) => tell(name, keyPlaceAt(tree, [...path, name]))),
    ...itemsAt(tree, path).flatMap((item) => item.kind === "text" ? tell(item.text, item.place) : [])
  ];
}
function wrongReleases(tree, path) {
  const single = textAt(tree, path);
  if (single !== void 0) return wrongRelease(single, void 0, tree, path);
  return keysAt2(tree, path).flatMap((format) => {
    const at = [...path, format];
    const release = textAt(tree, at);
    if (Object.hasOwn(formats, format))
      return release === void 0 ? [] : wrongRelease(release, format, tree, at);
    const near = nearest(format, Object.keys(formats));
    const hint = near ? `did you mean "${near}"?` : `known here: ${Object.keys(formats).join(", ")}`;
    return [
      { message: `unknown key ${shown(format)} in ${pathText(path)}`, hint, place: keyPlaceAt(tree, at) }
    ];
  });
}
function wrongRelease(name, format, tree, path) {
  const fitting = [...releasesByName].filter(
    ([, { distro }]) => format === void 0 || distro.format === format
  );
  const known = fitting.map(([release]) => release);
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
  const what = releasesByName.has(name) ? `no release with ${format} packages` : "no release";
  return [{ message: `${pathText(path)}: ${shown(name)} is ${what}`, hint, place: placeAt(tree, path) }];
}
function nulBytes(tree, path) {
  const node = nodeAt(tree, path);
  if (node?.kind === "map") return keysAt2(tree, path).flatMap((key) => nulBytes(tree, [...path, key]));
  if (node?.kind === "list") return node.items.flatMap((_, index) => nulBytes(tree, [...path, index]));
  if (node?.kind !== "text" || !node.text.includes("\0")) return [];
  const message = `${pathText(path)} holds a NUL byte`;
  return [{ message, hint: "no program can be given one: take it out", place: node.place }];
}

// src/steps/config/later.ts
var laterSections = {
  channels: optional(mapOf(anything("settings of the channel"), "Homebrew and the like")),
  policy: optional(oneOrMany(text("house rules to check packages by, such as nethserver")))
};

// src/steps/config/accounts-section.ts
var word = (about2) => optional(text(about2));
var words = (about2) => optional(oneOrMany(text(about2)));
var remove = optional(
  choice(["never", "purge"], "whether purging the package (rpm: erasing it) takes it along; default: never")
);
var user = section({
  name: text("name of the user"),
  id: optional(count("fixed number; default: the next free one of the system")),
  group: word("its group; default: one of its own name"),
  groups: words("further groups"),
  home: word("home folder; default: its first folder below /var/lib, else /nonexistent"),
  shell: word("login shell; default: /usr/sbin/nologin"),
  comment: word("who it is; default: the package's summary"),
  remove
});
var group = section({
  name: text("name of the group"),
  id: optional(count("fixed number; default: the next free one of the system")),
  remove
});
var directory = section({
  path: text("absolute path"),
  owner: word("owner; default: the service's user below /var, /run and /srv, else root"),
  group: word("group; default: the owner's, else root"),
  mode: optional(mode("permissions; default: 0755")),
  remove
});
var accountKeys = {
  users: optional(listOf(either([text("name of the user"), user]), "system users")),
  groups: optional(listOf(either([text("name of the group"), group]), "system groups")),
  directories: optional(
    listOf(either([text("absolute path"), directory]), "folders for data, made at installation")
  ),
  renamed_from: optional(
    oneOrMany(text("name of a package that this one takes the place of; name (<< 2.0): until that version"))
  ),
  refuse_foreign: optional(
    flag("stop a first installation where files of ours lie already and no package owns them")
  )
};

// src/steps/config/build-section.ts
var lines = (about2) => optional(oneOrMany(text(about2)));
var CACHE_WORDS = ["true", "false", "actions"];
var REGISTRY = /^[a-z0-9][a-z0-9.-]*(?::\d+)?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$/;
var buildSection = section(
  {
    requires: optional(
      either(
        [oneOrMany(text("a package")), mapOf(oneOrMany(text("a package")))],
        "packages the build needs: one list, or lists under common, a format, a family, a distro or a release"
      )
    ),
    before: lines("shell lines that prepare the build"),
    main: lines("shell lines that build into $DESTDIR"),
    after: lines("shell lines that follow a good build"),
    finalize: lines("shell lines that run whatever happened"),
    image: optional(text("image to build in; default: the catalogue's")),
    dockerfile: optional(text("path of a Dockerfile to build in")),
    env: optional(
      either(
        [listOf(text("a variable that is passed on")), mapOf(text("value"))],
        "variables for the build: names to pass on, or names with values"
      )
    ),
    cache: optional(
      checkedText(
        (word4) => CACHE_WORDS.includes(word4) || REGISTRY.test(word4),
        "a place in a registry without a tag, such as ghcr.io/org/app-build, or true, or false",
        "where prepared images are kept between runs: a place in a registry, true for the caches of Actions, or false; default: true in a workflow, else by Docker alone"
      )
    ),
    portable_on: optional(
      either(
        [text("release"), mapOf(text("release"))],
        "release that portable packages are built on, or one by format; default: the living one with the oldest glibc"
      )
    ),
    host: optional(flag("build portable packages on this machine, without a container")),
    timeout: optional(count("minutes that each step may take", 1))
  },
  "how the app is built"
);

// src/steps/config/place-section.ts
var worded = ({ accepts, wanted }, about2) => optional(checkedText(accepts, wanted, about2));
var placeKeys = {
  path: worded(placeWords.path, "folder, from the project root"),
  bucket: worded(placeWords.bucket, "name of the bucket"),
  prefix: worded(placeWords.prefix, "what stands before each name"),
  endpoint: worded(placeWords.endpoint, "address of the storage; default: Amazon's"),
  region: worded(placeWords.region, "region of the storage"),
  branch: worded(placeWords.branch, "branch that is served; default: gh-pages"),
  remote: worded(placeWords.remote, "git remote or address that is pushed to; default: origin"),
  history: optional(
    choice(["one", "kept"], "one commit that is replaced each time, or all of them kept; default: kept")
  ),
  site: worded(placeWords.site, "folder that the whole tree is left in for actions/deploy-pages"),
  budget: worded(placeWords.budget, "the most that the place may hold; default: 1 GB")
};

// src/steps/config/publish-words.ts
var publishWords = {
  id: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(text2),
    wanted: "a word of letters, digits and . _ -"
  },
  /** Judged on its own: there is more to say of it. */
  name: { accepts: (text2) => text2.length <= 500, wanted: "a template such as {name}_{version}_{arch}" },
  url: { accepts: isAddress, wanted: "an address such as https://example.org/files, without a password" },
  notes: {
    accepts: (text2) => /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]{1,500}$/u.test(text2) && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(text2),
    wanted: "commits, github or a path such as CHANGELOG.md, below the project root"
  },
  project: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text2),
    wanted: "a repository such as org/app"
  }
};

// src/steps/config/publish-section.ts
var kinds = Object.keys(publishers);
var publishKeys = {
  to: choice(kinds, "which kind of place"),
  id: worded(publishWords.id, "what the report and --only call it; default: the kind, s3-2 for a second one"),
  name: worded(
    publishWords.name,
    "template of file names, such as {name}_{version}-{distro}-{release}_{arch}; default: the format's own"
  ),
  ...placeKeys,
  url: worded(publishWords.url, "its address as users see it"),
  pointers: optional(flag("write <distro>-<release>.<arch>.latest.txt and latest.json; default: false")),
  pointer_arch: optional(
    choice(["go", "uname"], "how pointers spell architectures: amd64 or x86_64; default: go")
  ),
  draft: optional(flag("leave the release a draft, for a person to publish; default: false")),
  prerelease: optional(flag("mark it a prerelease; default: read from the version")),
  notes: worded(publishWords.notes, "commits, github, or the path of a changelog; default: github"),
  project: worded(publishWords.project, "owner/repo of the release; default: the one that is built")
};
var publishSection = listOf(
  either([choice(kinds, "which kind of place"), section(publishKeys)]),
  "where finished files go, in this order"
);

// src/steps/config/repository-section.ts
var places = Object.keys(stores);
var word2 = (kind, about2) => checkedText(repositoryWords[kind].accepts, repositoryWords[kind].wanted, about2);
var repositorySection = either(
  [
    choice(places, "where it lies"),
    section({
      to: choice(places, "where it lies"),
      ...placeKeys,
      url: optional(word2("url", "its address as users see it")),
      name: optional(word2("name", "what users' files are named after; default: the package's name")),
      keep: optional(
        oneOrMany(
          word2("keep", "such as 5 versions, 90 days or 800 MB"),
          "what stays when more is published; default: everything"
        )
      ),
      stream: optional(word2("folder", "release stream, such as beta; default: stable")),
      suites: optional(
        mapOf(word2("folder", "suite"), "by release: the suite's name in place of the codename or number")
      ),
      component: optional(word2("folder", "component of APT; default: main")),
      origin: optional(
        word2("field", "Origin field; default: the vendor or the name; frozen after the first publication")
      ),
      label: optional(word2("field", "Label field; default: the name; frozen after the first publication"))
    })
  ],
  "the APT and YUM repository that is written when packages are published"
);

// src/steps/config/service-section.ts
var word3 = (about2) => optional(text(about2));
var words2 = (about2) => optional(oneOrMany(text(about2)));
var settings = (about2) => mapOf(oneOrMany(text(about2)));
var serviceSchema = section({
  name: word3("name of the unit, without .service; default: the package's"),
  unit: word3("your own unit file: its path in the project, or the name of one among the contents"),
  exec: word3("command line that starts it, in the words of ExecStart="),
  description: word3("what it is; default: the package's summary"),
  user: word3("user it runs as; made by the package where the system has none; default: root"),
  group: word3("group it runs as; default: the user's"),
  type: optional(choice(serviceTypes, "Type= of the unit; default: simple, with timer: oneshot")),
  after: words2("unit it starts after, such as network-online or postgresql.service"),
  restart: optional(choice(restartWords, "Restart= of the unit; default: on-failure")),
  config: word3("its config file: {config} in exec; without the file it does not start"),
  environment: optional(mapOf(text("value"), "variables it gets")),
  environment_file: words2("file with variables; one that is absent is passed over"),
  working_directory: word3("folder it runs in"),
  hardening: optional(
    either(
      [flag("false leaves all of it out"), settings("value of the setting")],
      "settings of the sandbox, such as ProtectHome: read-only; they are laid over ours"
    )
  ),
  socket: optional(
    either([oneOrMany(text("what to listen on")), settings("value of the setting")], "socket that starts it")
  ),
  timer: optional(
    either(
      [oneOrMany(text("when, as in OnCalendar=")), settings("value of the setting")],
      "timer that starts it"
    )
  ),
  template: optional(flag("make it a template unit, name@.service")),
  enable: optional(flag("enable it; default: as the distro does")),
  start: optional(flag("start it; default: as the distro does")),
  restart_on_upgrade: optional(flag("restart it when upgrading; default: true")),
  stop_on_upgrade: optional(flag("stop it before upgrading, start it afterwards; default: false"))
});
var servicesSchema = listOf(
  either([text("your own unit file"), serviceSchema]),
  "systemd services: generated, or your own unit files with other settings than the usual"
);

// src/steps/config/sign-section.ts
var signSection = either(
  [
    choice(["required", "false"], "required fails without a key; false leaves packages unsigned"),
    section({
      required: optional(flag("fail where there is no key; default: false, and packages stay unsigned")),
      public_key: optional(
        text("path of the public key as users get it; plan looks at it without the secret one")
      ),
      key_id: optional(
        oneOrMany(
          text("fingerprint of a key or subkey"),
          "which sign, in this order: the first signs packages, all of them sign the lists of an APT repository"
        )
      ),
      with: optional(
        choice(["openpgp", "gpg"], "gpg uses the machine's own keyring, agent or card; default: openpgp")
      )
    })
  ],
  "how packages are signed"
);

// src/steps/config/verify-section.ts
var verifySection = section(
  {
    run: optional(oneOrMany(text("shell lines that try the installed package"))),
    upgrade_from: optional(text("file or URL of the release to upgrade from")),
    lint: optional(flag("whether linters judge the package; default: true")),
    allow: optional(text("path of the list of accepted findings")),
    on: optional(oneOrMany(text("releases that portable packages are tried on")))
  },
  "how packages are tried out before they are signed"
);

// src/steps/config/schema.ts
var contentTypes = [
  "file",
  "config",
  "config|noreplace",
  "config|missingok",
  "doc",
  "license",
  "licence",
  "readme",
  "dir",
  "symlink",
  "ghost",
  "tree",
  "config|tree",
  "config|noreplace|tree",
  "config|missingok|tree"
];
var contentSchema = section({
  src: optional(text("file, folder or glob, from the project root; for a symlink, what it points at")),
  dst: text("absolute path in the package"),
  type: optional(choice(contentTypes, "what the path is")),
  packager: optional(text("only in packages of this format")),
  targets: optional(oneOrMany(text("only on these formats, distros, releases or architectures"))),
  file_info: optional(
    section(
      {
        owner: optional(text("owner; default: root")),
        group: optional(text("group; default: root")),
        mode: optional(mode("permissions, such as 0755")),
        mtime: optional(moment("time of the file; default: the time of the version")),
        lang: optional(text("language of the file"))
      },
      "owner, permissions and time"
    )
  ),
  expand: optional(flag("expand $VARIABLES in src and dst")),
  disown_subtree: optional(listOf(text("folders below a tree that the package does not own")))
});
var relationWords = {
  depends: "a package that must be there; auto: all that is read from the files",
  predepends: "a package that must be configured before this one is unpacked",
  recommends: "a package that is there unless the user decides otherwise",
  suggests: "a package that goes well with this one",
  enhances: "a package that this one goes well with",
  supplements: "a package that pulls this one in",
  conflicts: "a package that cannot be there at the same time",
  breaks: "a package that stops working beside this one",
  replaces: "a package whose files this one may take over",
  provides: "a name that this package answers to"
};
var nfpmRelations = [
  "depends",
  "recommends",
  "suggests",
  "conflicts",
  "replaces",
  "provides"
];
var relations = Object.fromEntries(
  relationKinds.map((kind) => [kind, optional(oneOrMany(text(relationWords[kind])))])
);
var formatSections = Object.fromEntries(
  Object.values(formats).map((format) => [
    format.id,
    optional(about(format.options, `what only the ${format.title} has`))
  ])
);
var overridable = {
  ...relations,
  ...formatSections,
  ...keptSections,
  contents: optional(listOf(contentSchema, "what is in the package")),
  umask: optional(mode("taken off the modes of files that come from disk")),
  scripts: optional(
    section(
      {
        preinstall: optional(text("path of the script")),
        postinstall: optional(text("path of the script")),
        preremove: optional(text("path of the script")),
        postremove: optional(text("path of the script"))
      },
      "scripts that run when the package is installed and removed"
    )
  )
};
var described = {
  section: optional(text("section of the archive, such as utils")),
  priority: optional(text("priority, such as optional")),
  maintainer: optional(text("Name <mail@example.org>")),
  description: optional(text("first line: the summary; the rest: the long description")),
  vendor: optional(text("who distributes it")),
  homepage: optional(text("address of the project")),
  license: optional(text("SPDX expression, such as MIT")),
  changelog: optional(text("path of a chglog YAML file")),
  release: optional(text("the packaging's own count; default: 1 where the format needs one")),
  epoch: optional(count("a last resort for versions that went backwards")),
  disable_globbing: optional(flag("take every src literally")),
  mtime: optional(moment("time of generated files; default: the time of the version"))
};
var versionSources = ["git", "package.json", "Cargo.toml", "mix.exs", "command"];
var versionSchema = either([
  text("git, or the version itself"),
  section({
    from: optional(choice(versionSources, "where the version comes from; default: git")),
    tags: optional(text("which git tags are releases, such as v* or name/v*")),
    prefix: optional(text("what stands before the version in a tag; default: the part of tags before *")),
    path: optional(text("the file to read, where it is not at the project root")),
    command: optional(listOf(text("program and arguments whose output is the version")))
  })
]);
var ownPerPackage = {
  debug: optional(
    choice(
      ["split", "keep", "strip"],
      "what becomes of debug symbols in native packages: a package of their own, kept, cut away; default: keep"
    )
  ),
  services: optional(servicesSchema),
  ...accountKeys
};
var packageSchema = section({
  name: text("name of the package"),
  arch: optional(oneOrMany(text("architectures, such as amd64, arm64 or all"))),
  files: optional(
    oneOrMany(
      text("path or glob in the package"),
      "which of the paths in $DESTDIR go into it; one package may be without: it takes the rest"
    )
  ),
  ...described,
  ...overridable,
  ...ownPerPackage
});
var overrideSchema = section({
  ...described,
  ...overridable,
  ...ownPerPackage,
  build: optional(buildSection)
});
var ownKeys = {
  compat: optional(choice(["nfpm"], "read the file as nfpm would")),
  extends: optional(text("path, or owner/repo/file@ref, of the defaults to build on")),
  locked: optional(listOf(text("a key that the files which extend this one may not set"))),
  targets: optional(oneOrMany(text("distro releases (debian-12) or formats (deb)"))),
  images: optional(mapOf(text("image"), "by target: the image in place of the catalogue's")),
  runs_on: optional(
    mapOf(oneOrMany(text("runner label")), "by target or architecture: labels of the runner")
  ),
  packages: optional(listOf(packageSchema, "several packages from one build; each inherits the top")),
  build: optional(buildSection),
  ...ownPerPackage,
  templates: optional(text("folder whose files replace ours by path")),
  concurrency: optional(count("targets built at once; default: as many as there are cores, 4 at most", 1)),
  verify: optional(verifySection),
  sign: optional(signSection),
  sbom: optional(flag("write an SPDX document beside each package when it is published")),
  repository: optional(repositorySection),
  publish: optional(publishSection),
  ...laterSections
};
var configSchema = section({
  name: optional(text("name of the package")),
  arch: optional(oneOrMany(text("architectures, such as amd64, arm64 or all"))),
  platform: optional(text("operating system; only linux")),
  version: optional(versionSchema),
  version_schema: optional(choice(["semver", "none"], "none takes the version as it is")),
  prerelease: optional(text("such as rc.1; default: read from the version")),
  version_metadata: optional(text("what follows the version")),
  ...described,
  ...overridable,
  overrides: optional(
    mapOf(
      overrideSchema,
      "what differs by format, family, distro, release or architecture; the later in this list wins"
    )
  ),
  ...ownKeys
});

// src/steps/config/checks.ts
function absent(tree, nfpm) {
  if (tree.kind !== "map") return [];
  const packages = itemsAt(tree, ["packages"]);
  const byEach = (key) => packages.length > 0 && packages.every((one) => nodeAt(one, [key]));
  const needed = nfpm ? [] : ["maintainer", "description"].filter((key) => !byEach(key));
  return ["name", ...needed].filter((key) => !nodeAt(tree, [key]) && !misspelt(tree, key)).map((key) => ({
    message: `${key} is missing`,
    hint: `add a line ${key}: \u2026`,
    place: tree.pairs.get(key)?.key ?? tree.place
  }));
}
var MAX_COMPARED = 200;
var misspelt = (tree, key) => {
  const known = Object.keys(configSchema.def.shape);
  return keysAt2(tree, []).slice(0, MAX_COMPARED).some((other) => !known.includes(other) && nearest(other, known) === key);
};
var tooEarly = (tree) => refuse(
  tree,
  Object.keys(laterSections).map((key) => [key])
);
var refuse = (tree, paths) => paths.filter((path) => nodeAt(tree, path)).map((path) => ({
  message: `${pathText(path)} is not in this version yet`,
  hint: "take it out; CHANGELOG.md says what this version does",
  place: keyPlaceAt(tree, path)
}));
function doubled(tree) {
  const names = itemsAt(tree, ["packages"]).map((_, index) => textAt(tree, ["packages", index, "name"]));
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === void 0 || first === index) return [];
    const place = placeAt(tree, ["packages", index, "name"]);
    const { line: line2 } = placeAt(tree, ["packages", first, "name"]);
    return [
      { message: `packages: ${shown(name)} stands here twice`, hint: `the first is on line ${line2}`, place }
    ];
  });
}

// src/steps/config/dialect.ts
function dialectOf(tree) {
  const compat = nodeAt(tree, ["compat"]);
  const own = ownPaths(tree);
  if (compat?.kind !== "text" || compat.text !== "nfpm")
    return { nfpm: own.length === 0 && !compat, problems: [] };
  const problems = own.map((path) => ({
    message: `${pathText(path)} is not nfpm's, and the file says compat: nfpm`,
    hint: "leave one of the two out",
    place: placeAt(tree, path)
  }));
  return { nfpm: true, problems };
}
var keysOf = (tree) => tree?.kind === "map" ? [...tree.pairs.keys()] : [];
function ownPaths(tree) {
  const version = nodeAt(tree, ["version"]);
  const paths = keysOf(tree).filter((key) => key !== "compat" && (Object.hasOwn(ownKeys, key) || ownRelation(key))).map((key) => [key]);
  if (nodeAt(tree, ["arch"])?.kind === "list") paths.push(["arch"]);
  if (version?.kind === "map" || version?.kind === "text" && version.text === "git")
    paths.push(["version"]);
  paths.push(...ownContents(tree, ["contents"]));
  const overrides = nodeAt(tree, ["overrides"]);
  for (const key of keysOf(overrides)) {
    if (ownSelector(key)) paths.push(["overrides", key]);
    else paths.push(...ownOverrides(tree, ["overrides", key]));
  }
  return paths.filter((path) => nodeAt(tree, path));
}
var ownRelation = (key) => relationKinds.some((kind) => kind === key) && !nfpmRelations.some((kind) => kind === key);
var ownSelector = (key) => arches.includes(key) || releasesByName.has(key) || Object.values(distros).some(({ id, family }) => key === id || key === family);
var ownOverrides = (tree, path) => [
  ...keysOf(nodeAt(tree, path)).filter(
    (key) => key === "build" || Object.hasOwn(described, key) || Object.hasOwn(ownPerPackage, key) || ownRelation(key)
  ).map((key) => [...path, key]),
  ...ownContents(tree, [...path, "contents"])
];
function ownContents(tree, path) {
  const contents = nodeAt(tree, path);
  if (contents?.kind !== "list") return [];
  return contents.items.map((_, index) => [...path, index, "targets"]);
}

// src/steps/config/locks.ts
function locksOf(tree) {
  const locked = nodeAt(tree, ["locked"]);
  const items = locked?.kind === "list" ? locked.items : [];
  return items.flatMap((item) => item.kind === "text" ? [{ key: item.text, place: item.place }] : []);
}
var wrongLocks = (locks) => locks.flatMap(({ key, place }) => {
  const steps = key.split(".");
  if (exists2(steps)) return [];
  const wrong = steps.findIndex((_, index) => !exists2(steps.slice(0, index + 1)));
  const before = steps.slice(0, wrong);
  const near = nearest(steps[wrong], keysAt(configSchema, before));
  const hint = near ? `did you mean "${[...before, near].join(".")}"?` : "write a key as build.finalize";
  return [{ message: `locked: there is no key "${key}"`, hint, place }];
});
var MAX_STEPS = 8;
var exists2 = (steps) => steps.length <= MAX_STEPS && (mayStand(configSchema, steps) || steps.some(
  (step, index) => index > 0 && exists2([...steps.slice(0, index - 1), `${steps[index - 1]}.${step}`, ...steps.slice(index + 1)])
));
function brokenLocks(tree, locks) {
  const problems = [];
  const walk = (node, path) => {
    if (node.kind !== "map") return;
    for (const [key, pair] of node.pairs) {
      const here = [...path, key];
      if (pair.value.kind === "none") continue;
      const lock = locks.find((candidate) => breaks(candidate.key, here, pair.value));
      if (lock) problems.push(broken(lock, here, placeOfPair(pair)));
      else if (pair.value.kind === "map") walk(pair.value, here);
      else if (pair.value.kind === "list" && key === "packages")
        for (const [index, item] of pair.value.items.entries()) walk(item, [...here, index]);
    }
  };
  walk(tree, []);
  return problems;
}
function breaks(lock, path, value) {
  const own = pathText(path);
  const inner = path[0] === "packages" || path[0] === "overrides" ? pathText(path.slice(2)) : "";
  return [own, inner].some(
    (key) => key !== "" && (key === lock || key.startsWith(`${lock}.`) || value.kind !== "map" && lock.startsWith(`${key}.`))
  );
}
var broken = ({ key, place: lock }, path, place) => ({
  message: `${pathText(path)} is locked by ${lock.file}`,
  hint: `take it out; "${key}" is locked at ${lock.file}:${lock.line}`,
  place
});

// src/steps/config/origin.ts
import { dirname, isAbsolute, posix, resolve } from "node:path";

// src/steps/config/source.ts
import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
var MAX_BYTES = 1024 * 1024;
async function readSource({ path, name }) {
  const bytes = await readBytes(path, name);
  return { name, text: textOf(bytes, name) };
}
async function readBytes(path, name) {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) {
      const what = facts.isDirectory() ? "a folder" : "not a regular file";
      throw unreadable({ message: `${name} is ${what}`, hint: "name a YAML file" });
    }
    if (facts.size > MAX_BYTES) throw tooBig(name, facts.size);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(reasonOf(cause.code, name), cause);
  }
}
function reasonOf(code, name) {
  if (code === "ENOENT" || code === "ENOTDIR")
    return { message: `${name} does not exist`, hint: "linux-pkg init writes a config file" };
  if (code === "EACCES" || code === "EPERM")
    return { message: `${name} may not be read`, hint: `chmod u+r ${name}` };
  return { message: `${name} cannot be read (${code ?? "unknown reason"})` };
}
var unreadable = (problem, cause) => new UserError("config/unreadable", [problem], { cause });
var tooBig = (name, size) => unreadable({
  message: `${name} has ${(size / MAX_BYTES).toFixed(1)} MiB; a config file has 1 MiB at most`,
  hint: "name folders or globs under contents: in place of single files"
});
function textOf(bytes, name) {
  if (bytes.length > MAX_BYTES) throw tooBig(name, bytes.length);
  const hint = "save it as UTF-8";
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255)
    throw unreadable({ message: "the file is UTF-16", hint, place: { file: name, line: 1, column: 1 } });
  const wrong = isUtf8(bytes) ? bytes.indexOf(0) : firstWrong(bytes);
  if (wrong === -1) return bytes.toString("utf8").replace(/^\u{feff}/u, "");
  const line2 = bytes.subarray(0, wrong).toString("latin1").split("\n").length;
  const lineStart = wrong === 0 ? 0 : bytes.lastIndexOf(10, wrong - 1) + 1;
  const place = { file: name, line: line2, column: bytes.subarray(lineStart, wrong).toString("utf8").length + 1 };
  throw unreadable(
    isUtf8(bytes) ? { message: "the file has a NUL byte", hint: "it is no YAML file, or was cut off", place } : { message: "the file is not UTF-8", hint, place }
  );
}
function firstWrong(bytes) {
  let [good, bad] = [0, bytes.length];
  const fine = (end) => [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, end - cut))));
  while (good < bad - 1) {
    const middle = good + bad >> 1;
    if (fine(middle)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--;
  return good;
}

// src/steps/config/origin.ts
var originName = (origin) => "disk" in origin ? origin.disk.name : repositoryFileText(origin.github);
var originKey = (origin) => "disk" in origin ? origin.disk.path : repositoryFileText(origin.github).toLowerCase();
async function readOrigin(host, origin) {
  if ("disk" in origin) return readSource(origin.disk);
  const name = originName(origin);
  return { name, text: textOf(await readRepositoryFile(host, origin.github), name) };
}
var REMOTE = /^(?<owner>[\w.-]+)\/(?<repo>[\w.-]+)\/(?<path>[^@]+)@(?<ref>.+)$/;
async function resolveOrigin(host, { text: text2, from, place }) {
  const wrong = (message, hint) => new UserError("config/invalid", [{ message: `extends: ${message}`, hint, place }]);
  const dotted = /^\.\.?(?:\/|$)/.test(text2);
  if ("github" in from && isAbsolute(text2))
    throw wrong(`"${text2}" is a path of this machine`, "a file on GitHub extends files on GitHub");
  if ("github" in from && (dotted || !text2.includes("@"))) {
    const path2 = posix.join(posix.dirname(from.github.path), text2);
    if (path2 === ".." || path2.startsWith("../"))
      throw wrong(`"${text2}" leaves the repository`, "write owner/repo/file@ref");
    return { github: { ...from.github, path: path2 } };
  }
  if ("disk" in from) {
    const path2 = resolve(dirname(from.disk.path), text2);
    const isPath = dotted || isAbsolute(text2) || !text2.includes("/") || await exists(path2);
    if (isPath) {
      if (!await exists(path2))
        throw wrong(
          `"${text2}" does not exist`,
          "a path starts at the folder of this file; a file on GitHub is owner/repo/file@ref"
        );
      return { disk: locate(host, path2, text2) };
    }
  }
  const { owner, repo, path, ref } = REMOTE.exec(text2)?.groups ?? {};
  if (owner && repo && path && ref) {
    if ([owner, repo, ...path.split("/")].some((part) => /^\.{0,2}$/.test(part)))
      throw wrong(`"${text2}" has a part that is empty or made of dots`, "write owner/repo/file@ref");
    return { github: { owner, repo, path, ref } };
  }
  if (/^[\w.-]+\/[\w.-]+\/[^@]+$/.test(text2))
    throw wrong(
      `"${text2}" does not exist here, and has no @ref`,
      `for a file on GitHub write ${text2}@ and a branch, tag or commit`
    );
  throw wrong(
    `"${text2}" is neither a path nor owner/repo/file@ref`,
    "write a path from this file, or owner/repo/file@ref"
  );
}

// src/steps/config/extends.ts
var MAX_CHAIN = 10;
async function readChain(host, origin, above = []) {
  const { tree: own, problems } = parseConfig(await readOrigin(host, origin));
  const locks = locksOf(own);
  const found = [...problems, ...above.length > 0 ? noMapping(own) : [], ...wrongLocks(locks)];
  const link = nodeAt(own, ["extends"]);
  if (link?.kind !== "text") return { tree: own, problems: found, locks, broken: void 0 };
  try {
    const base = await readBase(host, { text: link.text, place: link.place, chain: [...above, origin] });
    return {
      tree: base.tree.kind === "map" ? mergeTrees(without(base.tree, "extends", "locked"), own) : own,
      problems: [...base.problems, ...found, ...brokenLocks(own, base.locks)],
      locks: [...base.locks, ...locks],
      broken: base.broken
    };
  } catch (error) {
    const broken2 = mistake(error, link.place);
    return { tree: own, problems: [...broken2.problems, ...found], locks, broken: broken2 };
  }
}
var noMapping = ({ kind, place }) => kind === "map" ? [] : [
  {
    message: `the file is ${kind === "list" ? "a list" : "a text"}, not a mapping`,
    hint: "write lines with key: value, or correct extends:",
    place
  }
];
async function readBase(host, { text: text2, place, chain }) {
  const origin = await resolveOrigin(host, { text: text2, from: chain.at(-1), place });
  const names = [...chain, origin].map(originName).join(" \u2192 ");
  const refuse2 = (message, hint) => new UserError("config/invalid", [{ message: `extends: ${message}`, hint, place }]);
  if (chain.some((earlier) => originKey(earlier) === originKey(origin)))
    throw refuse2(`the files extend each other: ${names}`, "take one of these lines out");
  if (chain.length >= MAX_CHAIN)
    throw refuse2(`more than ${MAX_CHAIN} files in a row: ${names}`, "merge some of them");
  return await readChain(host, origin, chain);
}
function mistake(error, place) {
  if (error instanceof UserError) {
    const problems = error.problems.map((problem) => ({ ...problem, place: problem.place ?? place }));
    return new UserError(error.code, problems, { cause: error });
  }
  const theirs = error instanceof RemoteError && error.status !== void 0 && error.status < 500;
  if (!theirs || error.status === 429) throw error;
  const { message, hint } = error;
  return new UserError("config/invalid", [{ message: `extends: ${message}`, place, ...hint && { hint } }], {
    cause: error
  });
}

// src/steps/config/folders.ts
import { readdir, stat as stat2 } from "node:fs/promises";
import { join } from "node:path";
var ROOT = "packaging";
var MEMBERS = ["Dockerfile", "inc", "linux-pkg.yml"];
async function readFolders({ workDir }, { locks, mentioned }) {
  const found = [];
  for (const distro of await list(join(workDir, ROOT))) {
    const path = `${ROOT}/${distro.name}`;
    const inner = distro.isDirectory() ? await list(join(workDir, path)) : [];
    const known = Object.hasOwn(distros, distro.name);
    const folders = inner.filter((entry) => entry.isDirectory());
    for (const folder of folders) {
      const one = { path: `${path}/${folder.name}`, distro: distro.name, release: folder.name };
      const entries = await list(join(workDir, one.path));
      if (releasesByName.has(`${distro.name}-${folder.name}`))
        found.push(await readFolder(workDir, { ...one, entries, locks, mentioned }));
      else if (known ? entries.some(isMember) || /^\d/.test(folder.name) : isMeant(one, entries))
        found.push(warned(unknownFolder(one, known)));
    }
    if (known) found.push(...inner.filter(isMember).map((entry) => warned(misplaced(path, entry.name))));
  }
  return together(found);
}
var list = async (path) => (await readdir(path, { withFileTypes: true }).catch(() => [])).sort((a, b) => a.name < b.name ? -1 : 1);
var isMember = ({ name }) => MEMBERS.some((member) => member === name);
var warned = (warning) => ({ folders: {}, places: {}, problems: [], warnings: [warning] });
var together = (all) => ({
  folders: Object.assign({}, ...all.map(({ folders }) => folders)),
  places: Object.assign({}, ...all.map(({ places: places2 }) => places2)),
  problems: all.flatMap(({ problems }) => problems),
  warnings: all.flatMap(({ warnings }) => warnings)
});
var isMeant = ({ distro }, entries) => entries.some(isMember) && nearest(distro, Object.keys(distros)) !== void 0;
function unknownFolder({ path, distro, release }, known) {
  const releases = known ? distros[distro].releases.map(({ id }) => id) : Object.keys(distros);
  const near = known && release.length < 3 ? void 0 : nearest(known ? release : distro, releases);
  return {
    message: `${path} is the folder of no target: it is not used`,
    hint: near ? `did you mean ${known ? `${ROOT}/${distro}/${near}` : `${ROOT}/${near}/${release}`}?` : known ? `releases of ${distro}: ${releases.join(", ")}` : `distros: ${releases.join(", ")}`,
    place: { file: path }
  };
}
var misplaced = (path, name) => ({
  message: `${path}/${name} is in no release's folder: it is not used`,
  hint: `move it to ${path}/<release>/${name}`,
  place: { file: `${path}/${name}` }
});
async function readFolder(workDir, reading) {
  const { path, entries, mentioned } = reading;
  const name = `${reading.distro}-${reading.release}`;
  const at = `folders.${name}`;
  const problems = [];
  const member = async (key, folder) => {
    if (!entries.some((entry) => entry.name === key)) return void 0;
    const facts = await stat2(join(workDir, path, key)).catch(() => void 0);
    if (folder ? facts?.isDirectory() : facts?.isFile()) return { text: `${path}/${key}`, at: `${at}.${key}` };
    problems.push({
      message: `${path}/${key} is no ${folder ? "folder" : "file"}`,
      hint: folder ? "make it a folder: its tree is laid over the root of the package" : "make it a file",
      place: { file: `${path}/${key}` }
    });
    return void 0;
  };
  const [dockerfile, inc, own] = [
    await member("Dockerfile", false),
    await member("inc", true),
    await member("linux-pkg.yml", false)
  ];
  const overrides = own ? await readOverrides(workDir, own.text, { ...reading, at }) : void 0;
  const places2 = Object.fromEntries(
    [dockerfile, inc].flatMap((one) => one ? [[one.at, { file: one.text }]] : [])
  );
  return {
    folders: { [name]: { dockerfile, inc, values: overrides?.values } },
    places: { [at]: { file: path }, ...places2, ...overrides?.places },
    problems: [...problems, ...overrides?.problems ?? []],
    warnings: entries.filter((entry) => !isMember(entry) && !mentioned(`${path}/${entry.name}`)).flatMap(({ name: file }) => strayFile(path, file, dockerfile !== void 0))
  };
}
function strayFile(path, file, dockerfile) {
  const near = nearest(file, MEMBERS) ?? MEMBERS.find((member) => file.toLowerCase().startsWith(member.toLowerCase()));
  if (!near && (dockerfile || file.startsWith("."))) return [];
  return [
    {
      message: `${path}/${file} is not used`,
      hint: near ? `did you mean ${near}?` : `known there: ${MEMBERS.join(", ")}`,
      place: { file: `${path}/${file}` }
    }
  ];
}
async function readOverrides(workDir, name, { at, locks }) {
  try {
    const source = await readSource({ path: join(workDir, name), name });
    if (saysNothing(source.text)) return { values: void 0, places: {}, problems: [] };
    const { tree, problems } = parseConfig(source);
    const judged = judge(overrideSchema, plainOf(tree));
    const places2 = Object.entries(placesOf(tree)).map(([key, place]) => [`${at}.${key}`, place]);
    return {
      values: judged.issues ? void 0 : judged.value,
      places: Object.fromEntries(places2),
      problems: [
        ...problems,
        ...(judged.issues ?? []).flatMap((issue) => problemsOf(overrideSchema, tree, issue)),
        ...wrongBuild(tree, ["build"]),
        ...brokenLocks(tree, locks)
      ]
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problems = error.problems.map((problem) => ({ place: { file: name }, ...problem }));
    return { values: void 0, places: {}, problems };
  }
}
var saysNothing = (text2) => text2.split("\n").every((line2) => line2.trim() === "" || line2.trim().startsWith("#"));

// src/steps/config/listing.ts
var MAX_TOLD = 100;
var MAX_LENGTH = 1e3;
function listed(file, problems) {
  const sorted = onlyOnce(problems).toSorted(
    (a, b) => foreign(a, file) - foreign(b, file) || byName(a.place?.file ?? "", b.place?.file ?? "") || line(a) - line(b) || column(a) - column(b)
  );
  const told = sorted.slice(0, MAX_TOLD).map(clean);
  const left = sorted.length - told.length;
  return left > 0 ? [...told, { message: `\u2026 and ${left} more problems` }] : told;
}
var foreign = ({ place }, file) => place?.file === file ? 0 : 1;
var byName = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var line = ({ place }) => place?.line ?? 0;
var column = ({ place }) => place?.column ?? 0;
function onlyOnce(problems) {
  const first = /* @__PURE__ */ new Map();
  for (const problem of problems) {
    const { place, hint, message } = problem;
    const key = JSON.stringify([place?.line === void 0 ? message : place, hint ?? message]);
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}
function clean({ message, hint, place }) {
  return { message: oneLine(message), ...hint && { hint: oneLine(hint) }, ...place && { place } };
}
var oneLine = (text2) => {
  const flat = text2.replace(/[\p{Cc}\p{Cf}\u{2028}\u{2029}]/gu, "\uFFFD");
  return flat.length > MAX_LENGTH ? `${flat.slice(0, MAX_LENGTH)}\u2026` : flat;
};

// src/steps/config/place-checks.ts
var spelled = (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
function wrongPlaceKeys(tree, path, { kind, special }) {
  const needed = kind.keys.needed.map(spelled);
  const known = [...needed, ...kind.keys.optional.map(spelled)];
  const foreign2 = keysAt2(tree, path).filter((key) => special.includes(key) && !known.includes(key) && nodeAt(tree, [...path, key])).map((key) => ({
    message: `${pathText(path)}: ${kind.id} has no ${key}`,
    hint: `take it out; keys of ${kind.id}: ${known.toSorted().join(", ") || "none"}`,
    place: keyPlaceAt(tree, [...path, key])
  }));
  const missing = needed.filter((key) => !nodeAt(tree, [...path, key])).map((key) => ({
    message: `${key} is missing in ${pathText(path)}`,
    hint: `write {to: ${kind.id}, ${needed.map((one) => `${one}: \u2026`).join(", ")}}`,
    place: placeAt(tree, nodeAt(tree, [...path, "to"]) ? [...path, "to"] : path)
  }));
  return [...foreign2, ...missing];
}

// src/steps/config/publish-checks.ts
var COMMON = ["to", "id", "name"];
var SPECIAL = Object.keys(publishKeys).filter((key) => !COMMON.includes(key));
var TAKEN = "repository";
var kindOf = (to) => to !== void 0 && Object.hasOwn(publishers, to) ? publishers[to] : void 0;
function wrongPublishers(tree) {
  const entries = itemsAt(tree, ["publish"]).map((_, index) => {
    const path = ["publish", index];
    return { path, to: textAt(tree, path) ?? textAt(tree, [...path, "to"]) };
  });
  return [
    ...entries.flatMap(({ path, to }) => {
      const kind = kindOf(to);
      return kind ? wrongPlaceKeys(tree, path, { kind, special: SPECIAL }) : [];
    }),
    ...entries.flatMap(({ path, to }) => wrongName(tree, path, to)),
    ...wrongIds(tree, entries)
  ];
}
function wrongName(tree, path, to) {
  const at = [...path, "name"];
  const template = textAt(tree, at)?.trim();
  if (template === void 0) return [];
  const place = placeAt(tree, at);
  const title = at.join(".");
  const wrong = templateProblems(template).map((problem) => ({
    ...problem,
    message: `${title}: ${problem.message}`,
    place
  }));
  if (kindOf(to)?.names !== "flat" || !template.includes("/")) return wrong;
  return [
    ...wrong,
    { message: `${title}: ${to} has no folders`, hint: "write the name without /, as with _ or -", place }
  ];
}
function wrongIds(tree, entries) {
  const said = entries.map(({ path }) => textAt(tree, [...path, "id"])?.trim());
  const ids = publishIds(entries.map(({ to = "" }, index) => ({ to, id: said[index] })));
  return entries.flatMap(({ path }, index) => {
    const id = ids[index];
    const place = placeAt(tree, said[index] === void 0 ? path : [...path, "id"]);
    if (id === TAKEN)
      return [
        { message: `publish: the id ${shown(id)} is the repository's own`, hint: "write another", place }
      ];
    const first = ids.indexOf(id);
    if (id === "" || first === index) return [];
    const { line: line2 } = placeAt(tree, entries[first].path);
    return [
      {
        message: `publish: two places have the id ${shown(id)}`,
        hint: `the first is on line ${line2}: tell them apart with id: \u2026`,
        place
      }
    ];
  });
}
function wrongPlaces(config) {
  const repository = repositorySettings(config);
  const ofRepository = repository ? (stores[repository.to]?.check(repository) ?? []).map(({ key, ...problem }) => ({
    ...problem,
    place: placeOf(config, `repository.${spelled(key)}`)
  })) : [];
  const settings2 = publishSettings(config);
  const ofKinds = settings2.flatMap(
    (one, index) => (publishers[one.to]?.check(one) ?? []).map(({ key, ...problem }) => ({
      ...problem,
      place: placeOf(config, `publish.${index}.${spelled(key)}`)
    }))
  );
  return [...ofRepository, ...ofKinds, ...samePlaces(settings2, config)];
}
function samePlaces(settings2, config) {
  const keys = settings2.map(
    (one) => JSON.stringify(
      [one.to, one.project, ...Object.keys(placeKeys).map((key) => one[key])].map(
        (value) => value ?? null
      )
    )
  );
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    return [
      {
        message: `publish: ${settings2[first].id} and ${settings2[index].id} are the same place`,
        hint: "take one of them out, or give one a place of its own",
        place: placeOf(config, `publish.${index}`)
      }
    ];
  });
}

// src/steps/config/repository-checks.ts
var wrongRepositories = (tree) => nodeAt(tree, ["repository"]) ? [...wrongPlace(tree), ...wrongSuites(tree), ...doubledKeep(tree), ...unsigned(tree)] : [];
function wrongPlace(tree) {
  const to = textAt(tree, ["repository"]) ?? textAt(tree, ["repository", "to"]);
  const kind = to !== void 0 && Object.hasOwn(stores, to) ? stores[to] : void 0;
  return kind ? wrongPlaceKeys(tree, ["repository"], { kind, special: Object.keys(placeKeys) }) : [];
}
function wrongSuites(tree) {
  const known = [...releasesByName.keys()];
  const stream = textAt(tree, ["repository", "stream"])?.trim() ?? STABLE;
  const taken = keysAt2(tree, ["repository", "suites"]).filter((key) => [STABLE, stream].includes(textAt(tree, ["repository", "suites", key])?.trim() ?? "")).map((key) => ({
    message: `repository.suites.${key}: portable packages have that suite, for every release that has none`,
    hint: `leave it out: then it is ${known.includes(key) ? suiteOf(releasesByName.get(key).release) : "the release's own"}`,
    place: placeAt(tree, ["repository", "suites", key])
  }));
  const unknown = keysAt2(tree, ["repository", "suites"]).filter((key) => !releasesByName.has(key)).map((key) => {
    const near = nearest(key, known);
    return {
      message: `repository.suites: ${shown(key)} is no release`,
      hint: near ? `did you mean ${near}?` : `write a release such as ${known[0]}`,
      place: keyPlaceAt(tree, ["repository", "suites", key])
    };
  });
  return [...taken, ...unknown];
}
function doubledKeep(tree) {
  const first = /* @__PURE__ */ new Map();
  return itemsAt(tree, ["repository", "keep"]).flatMap((_, index) => {
    const path = ["repository", "keep", index];
    const keep = parseKeep(textAt(tree, path) ?? "");
    const [kind] = Object.keys(keep ?? {});
    if (kind === void 0) return [];
    const earlier = first.get(kind);
    if (earlier === void 0) first.set(kind, index);
    return earlier === void 0 ? [] : [
      {
        message: `repository.keep says twice how many ${kind} stay`,
        hint: "keep one of the two",
        place: placeAt(tree, path)
      }
    ];
  });
}
var unsigned = (tree) => /^(?:false|no|off)$/i.test(textAt(tree, ["sign"])?.trim() ?? "") ? [
  {
    message: "a repository must be signed, and sign says false",
    hint: "apt and dnf refuse one that is not: take sign: false out, or repository:",
    place: placeAt(tree, ["sign"])
  }
] : [];

// src/steps/config/service-checks.ts
import { isAbsolute as isAbsolute3 } from "node:path";

// src/steps/config/service-values.ts
import { isAbsolute as isAbsolute2 } from "node:path";
function checkValues(service, tell) {
  checkTexts(service, tell);
  checkPaths(service, tell);
  checkEnvironment(service, tell);
  checkAccounts(service, tell);
  checkSettings("hardening", service.hardening, hardeningKeys, tell);
  checkSettings("socket", service.socket, socketKeys, tell);
  checkSettings("timer", service.timer, timerKeys, tell);
}
function checkTexts({ description, socket, timer }, tell) {
  if (description !== void 0 && /[\p{Cc}\u2028\u2029]/u.test(description.trim()))
    tell("description", "holds a line break or another control character", "write it on one line");
  for (const [key, said] of Object.entries({ socket, timer }))
    if (Array.isArray(said))
      for (const [index, value] of (said.length === 0 ? [""] : said).entries())
        checkWhat(key, said.length < 2 ? key : `${key}.${index}`, { value, tell });
}
function checkWhat(key, at, { value, tell }) {
  const problem = unitValueProblem(value);
  if (problem) tell(at, `${shown(value)} ${problem.message}`, problem.hint);
  else if (value.trim() === "")
    tell(
      at,
      "is empty",
      `write ${key === "socket" ? "what to listen on, such as 8080" : "when, such as daily"}`
    );
}
function checkPaths(service, tell) {
  const { config, working_directory, environment_file = [] } = service;
  const paths = [
    ["config", config],
    ["working_directory", working_directory],
    ...environment_file.map((path, index) => [`environment_file.${index}`, path])
  ];
  for (const [key, path] of paths) {
    if (path === void 0 || key === "working_directory" && path === "~") continue;
    const problem = unitValueProblem(path);
    const [top] = key.split(".");
    if (problem) tell(key, `${shown(path)} ${problem.message}`, problem.hint);
    else if (!isAbsolute2(path.trim()))
      tell(
        key,
        `${shown(path)} is no absolute path`,
        `write the path on the machine, such as ${top === "working_directory" ? "/var/lib/hello" : `/etc/${path.split("/").at(-1) || "hello.conf"}`}`
      );
    else if (/\s|["'\\]/.test(path.trim()))
      tell(key, `${shown(path)} holds a space, quote or backslash`, "give the file a plainer name");
  }
}
var VARIABLE = /^[A-Za-z_]\w*$/;
function checkEnvironment({ environment = {} }, tell) {
  for (const [name, value = ""] of Object.entries(environment)) {
    if (!VARIABLE.test(name))
      tell(
        `environment.${name}`,
        `${shown(name)} is no name of a variable`,
        "write letters, digits and _, and no digit first"
      );
    if (/[^\P{Cc}\n\t]|[\u2028\u2029]/u.test(value) || !value.isWellFormed())
      tell(`environment.${name}`, "holds a control character", "take it out");
  }
}
var ACCOUNT = /^(?:[a-z_][a-z0-9_-]{0,30}|\d{1,10})$/;
function checkAccounts(service, tell) {
  for (const key of ["user", "group"]) {
    const name = service[key];
    if (name !== void 0 && !ACCOUNT.test(name))
      tell(
        key,
        `${shown(name)} is no name of a ${key}`,
        "write at most 31 small letters, digits, _ and -, and no digit or - first"
      );
  }
}
function checkSettings(key, settings2, known, tell) {
  if (settings2 === true)
    tell(key, "is true, which it is anyway", "leave it out, write false, or settings below it");
  if (typeof settings2 !== "object" || Array.isArray(settings2)) return;
  for (const [name, values = []] of Object.entries(settings2)) {
    if (!known.includes(name)) {
      const near = nearest(name.replaceAll("_", ""), known);
      const hint = near ? `did you mean "${near}"?` : `docs/services.md lists those of ${key}:`;
      tell(`${key}.${name}`, `unknown setting ${shown(name)}`, hint);
    }
    for (const value of values) {
      const problem = unitValueProblem(value);
      if (problem) tell(`${key}.${name}`, `${shown(value)} ${problem.message}`, problem.hint);
    }
  }
  const needed = { socket: /^Listen/, timer: /^On/, hardening: void 0 }[key];
  if (needed && !Object.keys(settings2).some((name) => needed.test(name)))
    tell(
      key,
      key === "socket" ? "says nothing to listen on" : "says no time",
      key === "socket" ? "write ListenStream: and a port or path" : "write OnCalendar: and when, such as daily"
    );
}

// src/steps/config/service-checks.ts
function wrongServices(config) {
  const { values, folders } = config;
  const stretches = [
    { at: "", services: values.services },
    ...(values.packages ?? []).map(({ services }, index) => ({ at: `packages.${index}.`, services })),
    ...Object.entries(values.overrides ?? {}).map(([key, over]) => ({
      at: `overrides.${key}.`,
      services: over?.services
    })),
    ...Object.entries(folders).map(([key, folder]) => ({
      at: `folders.${key}.`,
      services: folder.values?.services
    }))
  ];
  return stretches.flatMap(
    ({ at, services }) => (services ?? []).flatMap(
      (service, index) => wrongService(typeof service === "string" ? { unit: service } : service, `${at}services.${index}`, config)
    )
  );
}
function wrongService(service, at, config) {
  const problems = [];
  const tell = (key, message, hint) => {
    const path = [at.replace(/^folders\.[^.]+(?:\.\d+)*\./, ""), key].filter(Boolean).join(".");
    const place = placeOf(config, [at, key].filter(Boolean).join("."));
    problems.push({ message: `${path}: ${message}`, hint, place });
  };
  if (service.unit !== void 0) checkOwn(service, tell);
  else checkGenerated(service, tell);
  return problems;
}
var OWN_KEYS = ["unit", "enable", "start", "restart_on_upgrade", "stop_on_upgrade"];
function checkOwn(service, tell) {
  const { unit = "" } = service;
  const name = unit.slice(unit.lastIndexOf("/") + 1);
  if (!isUnitName(name))
    tell(
      "unit",
      `${shown(unit)} is no name of a unit`,
      "write a path that ends in a name such as hello.service, hello.socket, hello.timer or hello@.service"
    );
  for (const [key, value] of Object.entries(service))
    if (value !== void 0 && !OWN_KEYS.includes(key))
      tell(
        key,
        "stands beside unit:, which is a unit file of your own",
        `write it into that file; beside unit: may stand ${OWN_KEYS.slice(1).join(", ")}`
      );
}
function checkGenerated(service, tell) {
  const { name, exec, type, restart, template, socket, timer } = service;
  if (name !== void 0 && (!isUnitName(`${name}.service`) || name.includes("@") || name.startsWith("-")))
    tell("name", `${shown(name)} is no name of a unit`, nameHint(name));
  if (exec === void 0)
    tell(
      "",
      "the service has neither exec nor unit",
      "write exec: and its command line, such as /usr/bin/hello serve, or unit: and the path of your unit file"
    );
  else checkExec(exec, service, tell);
  if (socket !== void 0 && timer !== void 0)
    tell("timer", "stands beside socket:", "keep one of them: a service is started by the one or the other");
  if (type === "oneshot" && (restart === "always" || restart === "on-success"))
    tell(
      "restart",
      `${restart} is not for type: oneshot: systemd refuses the unit`,
      "write restart: on-failure, or another type"
    );
  const accepts = acceptsEach(service);
  if (accepts && !template)
    tell(
      "socket.Accept",
      "starts one service for each connection: that is a template unit",
      "write template: true"
    );
  for (const key of ["enable", "start"])
    if (template && !accepts && service[key])
      tell(key, "is no matter of the package for a template: enabled or started as what?", "leave it out");
  checkValues(service, tell);
  for (const [index, unit] of (service.after ?? []).entries())
    if (afterUnit(unit) === void 0)
      tell(`after.${index}`, `${shown(unit)} is no name of a unit`, afterHint(unit));
}
function afterHint(word4) {
  const near = nearest(word4, targetWords);
  if (near) return `did you mean ${near}?`;
  const service = `${word4}.service`;
  return isUnitName(service) ? `write ${service}` : "write network-online, or a name such as postgresql.service";
}
function nameHint(name) {
  const bare = name.replace(/@?\.(?:service|socket|timer)$/, "").replace(/@$/, "");
  const template = name.includes("@") ? " and template: true" : "";
  if (bare !== name && isUnitName(`${bare}.service`)) return `write ${bare}${template}`;
  return "write letters, digits, and signs out of : _ . -";
}
function checkExec(exec, { config }, tell) {
  const line2 = exec.trim();
  const program = programOf(line2);
  const problem = unitValueProblem(line2);
  if (problem) tell("exec", `${shown(exec)} ${problem.message}`, problem.hint);
  else if (!isAbsolute3(program))
    tell(
      "exec",
      program === "" ? "names no program" : `${shown(program)} is no absolute path`,
      `write the path that the program has once it is installed, such as /usr/bin/${program.split("/").at(-1) || "hello"}`
    );
  else if (!closesQuotes(line2))
    tell(
      "exec",
      `${shown(exec)} has a quote that is not closed`,
      'close it, or write \\" for the sign itself'
    );
  else if (/(?:^|\s);(?:\s|$)/.test(line2))
    tell(
      "exec",
      'holds " ; ", which starts a second command',
      'write one command, such as /bin/sh -c "a; b"'
    );
  if (line2.includes("{config}") && config === void 0)
    tell("exec", "holds {config}, and there is no config:", "write config: and the path of the file");
}

// src/steps/config/verify-checks.ts
function wrongTrials(tree) {
  const path = ["verify", "on"];
  const paths = textAt(tree, path) === void 0 ? itemsAt(tree, path).map((_, at) => [...path, at]) : [path];
  const known = [...releasesByName.keys(), ...symbolicNames];
  return paths.flatMap((at) => {
    const name = textAt(tree, at)?.trim();
    if (name === void 0 || known.includes(name)) return [];
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
    return [{ message: `verify.on: ${shown(name)} is no release`, hint, place: placeAt(tree, at) }];
  });
}

// src/steps/config/words.ts
function unknownWords(tree, config) {
  return [
    ...checkSelectors({ ...config, values: choicesOf(tree) }),
    ...config.nfpm ? [] : unknownArches(tree),
    ...otherPlatform(tree)
  ];
}
var isOpen = (text2) => text2.includes("$");
function unknownArches(tree) {
  const tops = [[], ...itemsAt(tree, ["packages"]).map((_, index) => ["packages", index])];
  const paths = tops.map((top) => [...top, "arch"]).flatMap((path) => [path, ...itemsAt(tree, path).map((_, index) => [...path, index])]);
  return paths.flatMap((path) => {
    const arch = textAt(tree, path);
    if (arch === void 0 || isOpen(arch) || arches.includes(arch)) return [];
    const near = nearest(arch, arches) ?? otherNames[arch];
    const hint = `${near ? `did you mean ${near}? ` : ""}known: ${arches.join(", ")}`;
    return [
      { message: `${pathText(path)}: ${shown(arch)} is no architecture`, hint, place: placeAt(tree, path) }
    ];
  });
}
var otherNames = {
  x86_64: "amd64",
  x64: "amd64",
  aarch64: "arm64",
  i386: "386",
  i686: "386",
  armhf: "arm7",
  armv7hl: "arm7",
  armel: "arm5",
  any: "all",
  noarch: "all",
  ppc64el: "ppc64le"
};
function otherPlatform(tree) {
  const platform = textAt(tree, ["platform"]);
  if (platform === void 0 || platform === "linux" || isOpen(platform)) return [];
  const place = placeAt(tree, ["platform"]);
  return [
    { message: `platform: ${shown(platform)} is not made here`, hint: "write linux, or leave it out", place }
  ];
}
function choicesOf(tree) {
  const texts = (path) => itemsAt(tree, path).length > 0 ? itemsAt(tree, path).map((item) => item.kind === "text" ? item.text : arches[0]) : [textAt(tree, path) ?? []].flat();
  const contents = (path) => itemsAt(tree, path).map((_, index) => ({
    dst: "",
    packager: textAt(tree, [...path, index, "packager"]),
    targets: texts([...path, index, "targets"])
  }));
  const overrides = keysAt2(tree, ["overrides"]).map((name) => [
    name,
    { contents: contents(["overrides", name, "contents"]) }
  ]);
  const packages = itemsAt(tree, ["packages"]).map((_, index) => ({
    name: "",
    contents: contents(["packages", index, "contents"])
  }));
  return { contents: contents(["contents"]), overrides: Object.fromEntries(overrides), packages };
}

// src/steps/config/read.ts
async function readConfig(host, location) {
  const chain = await readChain(host, { disk: location });
  const folders = await foldersFor(host, chain);
  const config = judgeChain(location.name, chain, folders);
  for (const warning of folders?.warnings ?? []) host.log.warn(warning);
  return config;
}
async function foldersFor(host, { tree, locks }) {
  if (dialectOf(tree).nfpm) return void 0;
  const texts = JSON.stringify(plainOf(tree)) ?? "";
  const own = new Set(locksOf(tree).map(({ key, place }) => JSON.stringify([key, place])));
  const foreign2 = locks.filter(({ key, place }) => !own.has(JSON.stringify([key, place])));
  return readFolders(host, { locks: foreign2, mentioned: (path) => texts.includes(path) });
}
function judgeChain(file, { tree, problems, broken: broken2 }, inside) {
  const { nfpm, problems: foreign2 } = dialectOf(tree);
  const judged = judge(configSchema, plainOf(tree));
  const places2 = { ...placesOf(tree), ...inside?.places };
  const folders = inside?.folders ?? {};
  const found = [
    ...problems,
    ...foreign2,
    ...(judged.issues ?? []).flatMap((issue) => problemsOf(configSchema, tree, issue)),
    ...broken2 ? [] : absent(tree, nfpm),
    ...tooEarly(tree),
    ...doubled(tree),
    ...wrongBuilds(tree),
    ...wrongTrials(tree),
    ...wrongRepositories(tree),
    ...wrongPublishers(tree),
    ...unknownWords(tree, { file, nfpm, places: places2, folders }),
    ...judged.issues ? [] : wrongServices({ file, nfpm, values: judged.value, places: places2, folders }),
    ...judged.issues ? [] : wrongPlaces({ file, values: judged.value, places: places2 }),
    ...inside?.problems ?? []
  ];
  if (judged.issues || found.length > 0)
    throw new UserError("config/invalid", listed(file, found), { cause: broken2 });
  return freeze({ file, nfpm, values: judged.value, places: places2, folders });
}
function freeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === void 0) Reflect.deleteProperty(value, key);
    else freeze(part);
  }
  return Object.freeze(value);
}
export {
  judgeChain,
  readConfig
};
