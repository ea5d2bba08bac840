import {formats} from '../../formats/index.ts';
import {type RelationKind, relationKinds} from '../../model/package.ts';
import {
  about,
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
  type Parsed,
  section,
  text,
} from '../../model/schema.ts';
import {accountKeys} from './accounts-section.ts';
import {buildSection} from './build-section.ts';
import {keptSections} from './kept.ts';
import {laterSections} from './later.ts';
import {publishSection} from './publish-section.ts';
import {repositorySection} from './repository-section.ts';
import {servicesSchema} from './service-section.ts';
import {signSection} from './sign-section.ts';
import {verifySection} from './verify-section.ts';

/** Every type nfpm.yaml knows; `|tree` takes a whole folder in that role. */
export const contentTypes = [
  'file',
  'config',
  'config|noreplace',
  'config|missingok',
  'doc',
  'license',
  'licence',
  'readme',
  'dir',
  'symlink',
  'ghost',
  'tree',
  'config|tree',
  'config|noreplace|tree',
  'config|missingok|tree',
] as const;

export const contentSchema = section({
  src: optional(text('file, folder or glob, from the project root; for a symlink, what it points at')),
  dst: text('absolute path in the package'),
  type: optional(choice(contentTypes, 'what the path is')),
  packager: optional(text('only in packages of this format')),
  targets: optional(oneOrMany(text('only on these formats, distros, releases or architectures'))),
  file_info: optional(
    section(
      {
        owner: optional(text('owner; default: root')),
        group: optional(text('group; default: root')),
        mode: optional(mode('permissions, such as 0755')),
        mtime: optional(moment('time of the file; default: the time of the version')),
        lang: optional(text('language of the file')),
      },
      'owner, permissions and time',
    ),
  ),
  expand: optional(flag('expand $VARIABLES in src and dst')),
  disown_subtree: optional(listOf(text('folders below a tree that the package does not own'))),
});

const relationWords: Readonly<Record<RelationKind, string>> = {
  depends: 'a package that must be there; auto: all that is read from the files',
  predepends: 'a package that must be configured before this one is unpacked',
  recommends: 'a package that is there unless the user decides otherwise',
  suggests: 'a package that goes well with this one',
  enhances: 'a package that this one goes well with',
  supplements: 'a package that pulls this one in',
  conflicts: 'a package that cannot be there at the same time',
  breaks: 'a package that stops working beside this one',
  replaces: 'a package whose files this one may take over',
  provides: 'a name that this package answers to',
};

/** The relations that nfpm.yaml has at its top; the others are ours. */
export const nfpmRelations = [
  'depends',
  'recommends',
  'suggests',
  'conflicts',
  'replaces',
  'provides',
] as const;

const relations = Object.fromEntries(
  relationKinds.map((kind) => [kind, optional(oneOrMany(text(relationWords[kind])))]),
) as Record<(typeof relationKinds)[number], ReturnType<typeof optionalTexts>>;

function optionalTexts() {
  return optional(oneOrMany(text('')));
}

const formatSections = Object.fromEntries(
  Object.values(formats).map((format) => [
    format.id,
    optional(about(format.options, `what only the ${format.title} has`)),
  ]),
);

/** What `overrides:` may set for a format, distro, release or architecture. */
export const overridable = {
  ...relations,
  ...formatSections,
  ...keptSections,
  contents: optional(listOf(contentSchema, 'what is in the package')),
  umask: optional(mode('taken off the modes of files that come from disk')),
  scripts: optional(
    section(
      {
        preinstall: optional(text('path of the script')),
        postinstall: optional(text('path of the script')),
        preremove: optional(text('path of the script')),
        postremove: optional(text('path of the script')),
      },
      'scripts that run when the package is installed and removed',
    ),
  ),
};

/** What a package says of itself; `packages:` entries may say it again. */
export const described = {
  section: optional(text('section of the archive, such as utils')),
  priority: optional(text('priority, such as optional')),
  maintainer: optional(text('Name <mail@example.org>')),
  description: optional(text('first line: the summary; the rest: the long description')),
  vendor: optional(text('who distributes it')),
  homepage: optional(text('address of the project')),
  license: optional(text('SPDX expression, such as MIT')),
  changelog: optional(text('path of a chglog YAML file')),
  release: optional(text("the packaging's own count; default: 1 where the format needs one")),
  epoch: optional(count('a last resort for versions that went backwards')),
  disable_globbing: optional(flag('take every src literally')),
  mtime: optional(moment('time of generated files; default: the time of the version')),
};

export const versionSources = ['git', 'package.json', 'Cargo.toml', 'mix.exs', 'command'] as const;

export const versionSchema = either([
  text('git, or the version itself'),
  section({
    from: optional(choice(versionSources, 'where the version comes from; default: git')),
    tags: optional(text('which git tags are releases, such as v* or name/v*')),
    prefix: optional(text('what stands before the version in a tag; default: the part of tags before *')),
    path: optional(text('the file to read, where it is not at the project root')),
    command: optional(listOf(text('program and arguments whose output is the version'))),
  }),
]);

/** What only we have, and a package of several or an override may set for itself. */
export const ownPerPackage = {
  debug: optional(
    choice(
      ['split', 'keep', 'strip'],
      'what becomes of debug symbols in native packages: a package of their own, kept, cut away; default: keep',
    ),
  ),
  services: optional(servicesSchema),
  ...accountKeys,
};

export const packageSchema = section({
  name: text('name of the package'),
  arch: optional(oneOrMany(text('architectures, such as amd64, arm64 or all'))),
  files: optional(
    oneOrMany(
      text('path or glob in the package'),
      'which of the paths in $DESTDIR go into it; one package may be without: it takes the rest',
    ),
  ),
  ...described,
  ...overridable,
  ...ownPerPackage,
});

/** An entry of `overrides:`, and the file of a target's own folder. */
export const overrideSchema = section({
  ...described,
  ...overridable,
  ...ownPerPackage,
  build: optional(buildSection),
});

/** The keys that only we have: a file with none of them is read in nfpm mode. */
export const ownKeys = {
  compat: optional(choice(['nfpm'], 'read the file as nfpm would')),
  extends: optional(text('path, or owner/repo/file@ref, of the defaults to build on')),
  locked: optional(listOf(text('a key that the files which extend this one may not set'))),
  targets: optional(oneOrMany(text('distro releases (debian-12) or formats (deb)'))),
  images: optional(mapOf(text('image'), "by target: the image in place of the catalogue's")),
  runs_on: optional(
    mapOf(oneOrMany(text('runner label')), 'by target or architecture: labels of the runner'),
  ),
  packages: optional(listOf(packageSchema, 'several packages from one build; each inherits the top')),
  build: optional(buildSection),
  ...ownPerPackage,
  templates: optional(text('folder whose files replace ours by path')),
  concurrency: optional(count('targets built at once; default: as many as there are cores, 4 at most', 1)),
  verify: optional(verifySection),
  sign: optional(signSection),
  sbom: optional(flag('write an SPDX document beside each package when it is published')),
  repository: optional(repositorySection),
  publish: optional(publishSection),
  ...laterSections,
};

export const configSchema = section({
  name: optional(text('name of the package')),
  arch: optional(oneOrMany(text('architectures, such as amd64, arm64 or all'))),
  platform: optional(text('operating system; only linux')),
  version: optional(versionSchema),
  version_schema: optional(choice(['semver', 'none'], 'none takes the version as it is')),
  prerelease: optional(text('such as rc.1; default: read from the version')),
  version_metadata: optional(text('what follows the version')),
  ...described,
  ...overridable,
  overrides: optional(
    mapOf(
      overrideSchema,
      'what differs by format, family, distro, release or architecture; the later in this list wins',
    ),
  ),
  ...ownKeys,
});

export type RawConfig = Parsed<typeof configSchema>;
export type RawOverride = Parsed<typeof overrideSchema>;
export type RawContent = Parsed<typeof contentSchema>;
