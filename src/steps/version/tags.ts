import {type Place, UserError} from '../../model/errors.ts';
import type {Repository} from '../../tools/git.ts';
import {compareReleases, type Parts, parseRelease} from './parse.ts';

const DEFAULT_PATTERNS = ['v[0-9]*', '[0-9]*'];

/** Which tags are releases, and where in them the version starts. */
export interface TagRules {
  readonly patterns: readonly string[];
  /** What follows the prefix; undefined where no pattern matches. */
  versionIn(tag: string): string | undefined;
}

/** A tag that matches, and its version if it is one. */
export interface Tag {
  readonly name: string;
  /** The commit, or what an odd tag points at. */
  readonly commit: string;
  readonly release: Parts | undefined;
}

export interface Release extends Tag {
  readonly release: Parts;
}

/** The part of a pattern before its first wildcard. */
const fixedPart = (pattern: string): string => /^[^*?[]*/.exec(pattern)?.[0] ?? '';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A tag pattern as git reads it; a star does not cross a slash. */
const patternRegExp = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replace(/(\*+)|(\?)|\[(!?)([^\]]+)\]|([\s\S])/g, (_, star, one, not, chars, plain) => {
      if (star) return '[^/]*';
      if (one) return '[^/]';
      if (chars) return `[${not ? '^/' : ''}${chars.replace(/[\\\]^[]/g, '\\$&')}]`;
      return escaped(plain);
    })}$`,
  );

interface Wanted {
  readonly tags: string | undefined;
  readonly prefix: string | undefined;
  readonly place: Place;
}

/** The rules of `version: {tags, prefix}`; by default `v1.2.3` and `1.2.3` are releases. */
export function tagRules({tags, prefix, place}: Wanted): TagRules {
  const patterns =
    tags !== undefined ? [tags] : prefix !== undefined ? [`${prefix}[0-9]*`] : DEFAULT_PATTERNS;
  const rules = patterns.map((pattern) => {
    if (prefix === undefined && fixedPart(pattern) === pattern) throw noWildcard(pattern, place);
    return {start: prefix ?? fixedPart(pattern), regExp: readPattern(pattern, place)};
  });
  return {
    patterns,
    versionIn: (tag) => {
      const rule = rules.find(({start, regExp}) => tag.startsWith(start) && regExp.test(tag));
      return rule && tag.slice(rule.start.length);
    },
  };
}

function readPattern(pattern: string, place: Place): RegExp {
  try {
    return patternRegExp(pattern);
  } catch (cause) {
    const problem = {
      message: `"${pattern}" is no pattern of tags`,
      hint: 'write such as v* or name/v*',
      place,
    };
    throw new UserError('version/bad-pattern', [problem], {cause});
  }
}

const noWildcard = (pattern: string, place: Place): UserError =>
  new UserError('version/bad-pattern', [
    {
      message: `the tag pattern "${pattern}" has no star, so it matches one tag only`,
      hint: `write ${/^(.*?)\d/.exec(pattern)?.[1] ?? `${pattern}/v`}*`,
      place,
    },
  ]);

/** Every tag of the repository that the rules take for a release, by name. */
export async function listTags(
  {git}: Repository,
  rules: TagRules,
  options: readonly string[] = [],
): Promise<Tag[]> {
  const format = '--format=%(refname)%00%(objectname)%00%(*objectname)';
  const lines = (await git('for-each-ref', ...options, format, 'refs/tags/')).split('\n');
  return lines.flatMap((line) => {
    const [ref = '', object = '', peeled = ''] = line.split('\0');
    const name = ref.slice('refs/tags/'.length);
    const text = rules.versionIn(name);
    return text === undefined ? [] : [{name, commit: peeled || object, release: parseRelease(text)}];
  });
}

export const isRelease = (tag: Tag): tag is Release => tag.release !== undefined;

/** The highest version; of two spellings of one version the first by name. */
export const highest = (tags: readonly Tag[]): Release | undefined =>
  tags
    .filter(isRelease)
    .toSorted((a, b) => compareReleases(b.release, a.release) || (a.name < b.name ? -1 : 1))[0];
