import {
  checkedText,
  count,
  either,
  flag,
  listOf,
  mapOf,
  oneOrMany,
  optional,
  type Parsed,
  section,
  text,
} from '../../model/schema.ts';

const lines = (about: string) => optional(oneOrMany(text(about)));

/** `true` and `actions` are the same: kept between runs by the runner's own caches. */
const CACHE_WORDS: readonly string[] = ['true', 'false', 'actions'];

/** https://pkg.go.dev/github.com/distribution/reference#pkg-overview, without a tag: ours stands there. */
const REGISTRY = /^[a-z0-9][a-z0-9.-]*(?::\d+)?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$/;

/** How the app is built: once per target, in a container of it. */
export const buildSection = section(
  {
    requires: optional(
      either(
        [oneOrMany(text('a package')), mapOf(oneOrMany(text('a package')))],
        'packages the build needs: one list, or lists under common, a format, a family, a distro or a release',
      ),
    ),
    before: lines('shell lines that prepare the build'),
    main: lines('shell lines that build into $DESTDIR'),
    after: lines('shell lines that follow a good build'),
    finalize: lines('shell lines that run whatever happened'),
    image: optional(text("image to build in; default: the catalogue's")),
    dockerfile: optional(text('path of a Dockerfile to build in')),
    env: optional(
      either(
        [listOf(text('a variable that is passed on')), mapOf(text('value'))],
        'variables for the build: names to pass on, or names with values',
      ),
    ),
    cache: optional(
      checkedText(
        (word) => CACHE_WORDS.includes(word) || REGISTRY.test(word),
        'a place in a registry without a tag, such as ghcr.io/org/app-build, or true, or false',
        'where prepared images are kept between runs: a place in a registry, true for the caches of Actions, or false; default: true in a workflow, else by Docker alone',
      ),
    ),
    portable_on: optional(
      either(
        [text('release'), mapOf(text('release'))],
        'release that portable packages are built on, or one by format; default: the living one with the oldest glibc',
      ),
    ),
    host: optional(flag('build portable packages on this machine, without a container')),
    timeout: optional(count('minutes that each step may take', 1)),
  },
  'how the app is built',
);

export type RawBuild = Parsed<typeof buildSection>;
