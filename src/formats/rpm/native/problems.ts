import type {Problem} from '../../../model/errors.ts';
import type {Entry} from '../../../model/package.ts';
import {isVague, vaguePath} from '../../../text/spec.ts';
import type {RpmPackage} from '../identity.ts';
import {limitProblems} from '../limits.ts';
import {isRich, parseRelation} from '../relations.ts';
import {rpm} from '../rpm.ts';
import type {Scriptlet} from '../scripts.ts';
import {isTooLong} from './scriptlets.ts';

const CONTROL = /\p{Cc}/u;

/** What rpmbuild would refuse or read differently, though an rpm's header could hold it. */
export const nativeProblems = (pkg: RpmPackage, scriptlets: readonly Scriptlet[]): readonly Problem[] => [
  ...rpm.check(pkg),
  ...limitProblems(pkg),
  ...fieldProblems(pkg),
  ...relationProblems(pkg),
  ...changelogProblems(pkg),
  ...scriptlets.filter(isTooLong).map(({title}) => ({
    message: `rpmbuild cannot read ${title}: it has a line that starts with % and one of more than 8000 bytes`,
    hint: 'break the long line, or indent the one that starts with %',
  })),
  ...pkg.entries.flatMap(entryProblems),
  ...vagueProblems(pkg.entries),
];

function fieldProblems({name, version, homepage, options}: RpmPackage): readonly Problem[] {
  const {upstream, prerelease, metadata, revision} = version;
  const problems: Problem[] = [];
  const add = (message: string, hint: string) => problems.push({message, hint});
  for (const text of [name, `${upstream}${prerelease ?? ''}${metadata ?? ''}`, revision ?? ''])
    if (text.includes('..')) add(`rpmbuild takes no two dots side by side: "${text}"`, 'write one');
  if (homepage !== undefined && /\s/.test(homepage.trim()))
    add(`rpmbuild takes no spaces in homepage: "${homepage}"`, 'write the address alone, spaces as %20');
  const {buildhost, prefixes = []} = options;
  if (buildhost !== undefined && !/^[\w.:-]+$/.test(buildhost))
    add(
      `rpmbuild takes no such rpm.buildhost: ${JSON.stringify(buildhost)}`,
      'letters, digits, dots, underscores, colons and hyphens are allowed',
    );
  for (const prefix of prefixes)
    if (/[\s\p{Cc}]/u.test(prefix) || prefix.includes('..'))
      add(
        `rpmbuild takes no such path in rpm.prefixes: ${JSON.stringify(prefix)}`,
        'write it without spaces, as in /opt/hello',
      );
  return problems;
}

/** A name of a relation starts with a letter or a digit, an underscore, a slash, or what is not ASCII. */
const START = /^[A-Za-z0-9_/]|^[^\0-\x7f]/;

function relationProblems({relations, options}: RpmPackage): readonly Problem[] {
  const texts = [
    ...Object.entries(relations).flatMap(([kind, list]) => list.map((text) => [kind, text] as const)),
    ...(options.requires?.post ?? []).map((text) => ['depends', text] as const),
  ];
  return texts.flatMap(([kind, text]): readonly Problem[] => {
    const parsed = parseRelation(text);
    if ('message' in parsed) return [parsed];
    if (isRich(parsed.name) && (kind === 'provides' || kind === 'replaces'))
      return [
        {
          message: `rpm ${kind} cannot be "${text}"`,
          hint: 'write each name as an item of its own in the list',
        },
      ];
    const names = isRich(parsed.name) ? parsed.name.replace(/^\(+/, '').split(/ \(*/) : [parsed.name];
    const wrong = names.find((name) => !START.test(name) && !/^[<>=]/.test(name));
    return wrong === undefined
      ? []
      : [
          {
            message: `rpmbuild takes no relation that starts with ${JSON.stringify(wrong[0])}: "${text}"`,
            hint: 'names start with a letter, a digit, an underscore or a slash',
          },
        ];
  });
}

const changelogProblems = ({changelog}: RpmPackage): readonly Problem[] =>
  changelog
    .flatMap(({author, version}) => [author, version])
    .filter((text) => CONTROL.test(text.trim()))
    .map((text) => ({
      message: `an author or version of the changelog is one line: ${JSON.stringify(text)}`,
      hint: 'write it on one line',
    }));

/** What is in there is read as macros, by name. */
const MACRO_FILE = /^\/usr\/lib\/rpm\/.*%|^\/etc\/rpm\/.*%/;

const ACCOUNT = /^[^\s,()%-][^\s,()%]*$/;

function entryProblems(entry: Entry): readonly Problem[] {
  const {path, owner, group} = entry;
  const problems: Problem[] = [];
  for (const name of new Set([owner, group]))
    if (!ACCOUNT.test(name))
      problems.push({
        message: `${path}: rpmbuild takes no owner or group named ${JSON.stringify(name)}`,
        hint: 'write a name without spaces, commas, brackets and %, which does not start with a hyphen',
      });
  if (MACRO_FILE.test(path))
    problems.push({
      message: `${path}: rpm's own generators would run the name of a file of macros`,
      hint: 'rename it, without %',
    });
  if (entry.type === 'file' && entry.lang !== undefined && !/^[\w@.-]+$/.test(entry.lang))
    problems.push({
      message: `${path}: rpmbuild takes no language named ${JSON.stringify(entry.lang)}`,
      hint: 'write it as in de, pt_BR or sr@latin',
    });
  return problems;
}

/** Some signs of a path can only be written as "any sign" in a spec: no other path may differ in nothing else. */
const vagueProblems = (entries: readonly Entry[]): readonly Problem[] =>
  entries
    .filter(({path}) => isVague(path))
    .flatMap(({path}) => {
      const pattern = vaguePath(path);
      const other = entries.find((entry) => entry.path !== path && pattern.test(entry.path));
      return other
        ? [
            {
              message: `no spec tells ${path} and ${other.path} apart`,
              hint: 'rename one of them: quotes, backslashes and curly brackets stand for any sign there',
            },
          ]
        : [];
    });
