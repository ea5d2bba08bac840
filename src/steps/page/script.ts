import type {nameOf} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {Command} from '../../model/manager.ts';
import {printable} from '../../text/printable.ts';
import {quoted, shellWord} from '../../text/shell.ts';
import type {View} from '../../text/template.ts';
import {readTemplate} from '../../tools/templates.ts';
import {STABLE} from '../config/index.ts';
import {type Block, blocksOf} from './blocks.ts';
import {type Keyring, sha256} from './keys.ts';
import {sourceText} from './source-text.ts';
import {addressOf, oneLine, sourceOf} from './sources.ts';
import {keyringFile} from './steps.ts';
import type {PageWork} from './work.ts';

const TEMPLATE = 'repository/install.sh.hbs';

/** The script for `curl … | sh`: it does on any known machine what the lines for people say. */
export async function installScript(work: PageWork, keyring: Keyring): Promise<string> {
  const {settings, about, templates} = work;
  const blocks = blocksOf(work);
  const streams = [...new Set(blocks.map(({stream}) => stream))];
  const title = oneLine(about?.title ?? settings.name);
  const view: View = {
    comment: printable(title),
    address: shellWord(addressOf(settings.url!, 'install.sh')),
    title: quoted(printable(title)),
    stream: quoted(streams.includes(STABLE) ? STABLE : (streams[0] ?? STABLE)),
    streams: streams.join(', '),
    hasStreams: streams.length > 1 || !streams.includes(STABLE),
    fingerprints: quoted(keyring.keys.map(({fingerprint}) => fingerprint).join(' ')),
    known: inDoubleQuotes(knownTitles(blocks)),
    sources: await Promise.all(blocks.map((block, index) => rowOf(work, keyring, {block, row: index + 1}))),
  };
  return (await readTemplate(TEMPLATE, templates)).render(view);
}

/** What stands between double quotes of a shell, and is nothing but text there. */
const inDoubleQuotes = (text: string): string => text.replace(/[\\"$`]/g, '\\$&');

const knownTitles = (blocks: readonly Block[]): string =>
  [...new Set(blocks.map(({title}) => title))].join('; ');

interface Row {
  readonly block: Block;
  readonly row: number;
}

async function rowOf(work: PageWork, keyring: Keyring, {block, row}: Row): Promise<View> {
  const {way, id, packages, carrier, arches} = block;
  const {client} = block.suites[0]!.kind;
  const file = keyringFile(work.settings.name, client.keyForm);
  const keyPath = client.keyPath(id);
  const source = sourceOf(work, block, {at: 'file', path: keyPath});
  const names = [...packages, ...(carrier === undefined ? [] : [carrier])];
  const mute = ([program, ...words]: Command): string =>
    [program, way.yes, ...words].map(shellWord).join(' ');
  return {
    row: String(row),
    pattern: patternsOf(block).map(quoted).join(' | '),
    sourcePath: quoted(way.sourcePath(id)),
    keyPath: quoted(keyPath),
    keyUrl: quoted(addressOf(work.settings.url!, file)),
    keySha256: quoted(sha256(client.keyForm === 'armored' ? keyring.armored : keyring.binary)),
    packages: quoted(packages.join(' ')),
    carrier: quoted(carrier ?? ''),
    machines: quoted(arches.flatMap(client.machines).join(' ')),
    sourceText: quoted(await sourceText(client, source, work.templates)),
    trust: way.trust ? way.trust(keyPath).map(shellWord).join(' ') : '',
    refresh: way
      .refresh(id)
      .map((command) => command.map(shellWord).join(' '))
      .join(' && run '),
    install: mute(way.install(names)),
  };
}

/** What the script looks a machine up by: `apt/stable/debian:bookworm`; the star is for every other machine. */
const patternsOf = ({way: {manager}, stream, releases}: Block): readonly string[] =>
  releases.length === 0
    ? [`${manager}/${stream}/*`]
    : [...new Set(releases.map((found) => `${manager}/${stream}/${wordOf(found)}`))].sort();

type Release = Parameters<typeof nameOf>[0];

const wordOf = ({distro, release}: Release): string => `${distro.family}:${suiteOf(release)}`;
