import {formats} from '../../formats/index.ts';
import {yamlText} from '../../text/yaml.ts';
import {firstOf, type Project} from './detect.ts';
import type {Finding, Guess} from './project.ts';

/** Editors complete keys by it; the package on npm carries the schema of its version. */
const SCHEMA = '# yaml-language-server: $schema=https://unpkg.com/linux-pkg/schema/linux-pkg.schema.json';

/** Files whose version `version: {from: …}` can read. */
const VERSION_FILES = new Set(['package.json', 'Cargo.toml']);

/** The commented config file. */
export const renderConfig = (project: Project): string =>
  `${(project.nfpm === undefined ? renderOwn(project) : renderExtension(project.nfpm)).join('\n')}\n`;

/** Over an nfpm.yaml: it stays the source of everything that it says. */
const renderExtension = (nfpm: string): readonly string[] => [
  SCHEMA,
  `# ${nfpm} works as it is: without this file, \`linux-pkg build\` reads it as nfpm does.`,
  '# With this file, all that it says still holds, and keys that nfpm does not know can be added here.',
  '# Our defaults then hold where it says nothing: modes are 0755 or 0644 instead of those on disk, and files',
  '# below /etc are kept on upgrades. docs/from-nfpm.md has the list.',
  `extends: ${yamlText(nfpm)}`,
  '',
  targetsLine(),
];

function renderOwn(project: Project): readonly string[] {
  const {name, findings} = project;
  const told = (key: 'description' | 'license' | 'homepage' | 'maintainer' | 'section') =>
    firstOf(findings, key);
  const pair = (key: string, value: string | undefined) =>
    value === undefined ? [] : [`${key}: ${yamlText(value)}`];
  return [
    SCHEMA,
    '# Every line is yours to change; `linux-pkg doctor` says what is wrong with it.',
    `name: ${yamlText(name)}`,
    ...pair('description', told('description') ?? `The ${name} program`),
    ...pair('license', told('license')),
    ...pair('homepage', told('homepage')),
    ...pair('section', told('section')),
    ...(told('maintainer') === undefined ? ['# Who answers for the package: your name and address.'] : []),
    ...pair('maintainer', told('maintainer') ?? 'Your Name <you@example.org>'),
    '',
    ...versionLines(project),
    '',
    ...archLines(findings),
    '',
    targetsLine(),
    '',
    ...needsLines(findings),
    ...contentsLines(project),
  ];
}

const targetsLine = (): string => `targets: ${yamlText(Object.keys(formats))}`;

function versionLines({findings, tagged}: Project): readonly string[] {
  const from = findings.find(({version}) => version !== undefined);
  if (tagged) return ['# The newest release tag (v1.2.3), and snapshots that sort after it.', 'version: git'];
  if (from && VERSION_FILES.has(from.source))
    return ['# Or `git`: the newest release tag (v1.2.3).', `version: {from: ${yamlText(from.source)}}`];
  return [
    '# Once there is a release tag (v1.2.3), write `git`.',
    `version: ${yamlText(from?.version ?? '0.1.0')}`,
  ];
}

const archLines = (findings: readonly Finding[]): readonly string[] =>
  firstOf(findings, 'compiled')
    ? ['# What the program is compiled for: one or a list, such as [amd64, arm64].', 'arch: amd64']
    : [
        '# Nothing compiled was found: one package for every architecture. Else: amd64, arm64, …',
        'arch: all',
      ];

function needsLines(findings: readonly Finding[]): readonly string[] {
  const needs = firstOf(findings, 'needs');
  return needs === undefined ? [] : ['# What it needs to run:', `# depends: [${needs}]`, ''];
}

function contentsLines({name, findings}: Project): readonly string[] {
  const guesses = findings.flatMap(({contents}) => contents ?? []);
  const ideas = findings.flatMap((finding) => finding.ideas ?? []);
  const builtBy = firstOf(findings, 'builtBy');
  const program = {src: `bin/${name}`, dst: `/usr/bin/${name}`, mode: '0755'};
  const config = {src: `etc/${name}.conf`, dst: `/etc/${name}/${name}.conf`, type: 'config|noreplace'};
  const further = [...ideas, ...(guesses.length + ideas.length === 0 ? [program] : []), config];
  return [
    '# What stands where in the package: root:root, and 0755 or 0644, unless said.',
    ...(builtBy ? [`# The program must be there before it is packed: ${builtBy}`] : []),
    ...(guesses.length > 0
      ? ['contents:', ...guesses.map((guess) => `  - ${guessText(guess)}`)]
      : ['# contents:']),
    '  # Take the # away from what fits:',
    ...further.map((guess) => `  # - ${guessText(guess)}`),
  ];
}

/** On one line, with the mode as a plain number, as people write it. */
const guessText = ({src, dst, type, mode}: Guess): string =>
  `{${[
    `src: ${yamlText(src)}`,
    `dst: ${yamlText(dst)}`,
    ...(type ? [`type: ${yamlText(type)}`] : []),
    ...(mode ? [`file_info: {mode: ${mode}}`] : []),
  ].join(', ')}}`;
