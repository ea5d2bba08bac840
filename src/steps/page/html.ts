import {createHash} from 'node:crypto';
import {printable} from '../../text/printable.ts';
import type {View} from '../../text/template.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import {readTemplate, readTemplateText} from '../../tools/templates.ts';
import {STABLE} from '../config/index.ts';
import {sizeText} from '../report/index.ts';
import {inFours, type Keyring, type ShownKey} from './keys.ts';
import {packagesOf, type ShownPackage, type ShownVersion} from './packages.ts';
import {oneLine} from './sources.ts';
import {type InstallSteps, installSteps, keyringFile} from './steps.ts';
import {dayText, quickLine} from './words.ts';
import type {PageWork} from './work.ts';

const TEMPLATE = 'repository/index.html.hbs';
/** What a person still reads; of a larger repository the rest is in its lists. */
const MOST_ROWS = 400;

/** Text of one line between tags, whoever wrote it. */
const text = (words: string): string => xmlText(printable(oneLine(words)));

/** A file of the repository, from the page; the dot keeps a colon in it from being a scheme. */
const href = (path: string): string => xmlAttribute(`./${path.split('/').map(encodeURIComponent).join('/')}`);

/** The page: whole without a script, and it asks no other server for anything. */
export async function indexHtml(work: PageWork, keyring: Keyring, files: readonly string[]): Promise<string> {
  const {settings, about = {}, templates} = work;
  const page = await readTemplate(TEMPLATE, templates);
  const [style, script] = await Promise.all(
    ['repository/page.css', 'repository/page.js'].map((path) => readTemplateText(path, templates)),
  );
  const title = about.title ?? settings.name;
  const all = packagesOf(work);
  const dates = work.places.flatMap(({listings}) => listings.map(({published}) => published));
  const main = all[0]?.name === settings.name ? all[0].versions[0]?.version : undefined;
  const {packages, more} = shortened(all);
  return page.render({
    policy: policyFor(style!.text, script!.text),
    style: style!.text,
    script: script!.text,
    title: text(title),
    description: xmlAttribute(printable(oneLine(about.summary ?? `Packages of ${title} for Linux`))),
    summary: text(about.summary ?? ''),
    license: text(about.license ?? ''),
    homepage: isAddress(about.homepage) ? xmlAttribute(about.homepage) : '',
    newest: text(main === undefined ? '' : plainVersion(main)),
    updated: dates.length > 0 ? dayText(dates.reduce((a, b) => Math.max(a, b))) : '',
    quick: text(quickLine(settings.url!)),
    streams: streamsView(installSteps(work)),
    keys: keyring.keys.map(keyView),
    armored: href(keyringFile(settings.name, 'armored')),
    binary: href(keyringFile(settings.name, 'binary')),
    packages,
    more,
    files: files.map((name, index) => ({name: text(name), href: href(name), comma: index > 0})),
  });
}

/** Without epoch, revision and what a distro appends. */
const plainVersion = (version: string): string => version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');

/** Nothing from anywhere else, and of styles and scripts the two that are ours. */
function policyFor(style: string, script: string): string {
  const hash = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  const rules = ["default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(script)}`];
  return [...rules, 'img-src data:', "base-uri 'none'", "form-action 'none'"].join('; ');
}

function isAddress(address: string | undefined): address is string {
  return address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function streamsView(steps: readonly InstallSteps[]): readonly View[] {
  const streams = [...new Set(steps.map(({stream}) => stream))];
  return streams.map((stream, index) => ({
    title: streams.length === 1 || stream === STABLE ? '' : `Stream ${text(stream)}`,
    ways: steps
      .filter((one) => one.stream === stream)
      .map((one, place) => wayView(one, index === 0 && place === 0)),
  }));
}

function wayView({title, add, install, upgrade, remove, carrier}: InstallSteps, open: boolean): View {
  const isTaken = carrier !== undefined && install.some((line) => line.split(' ').includes(carrier));
  return {
    title: text(title),
    open,
    install: [...add, ...install].map(text),
    upgrade: upgrade.map(text),
    remove: remove.map(text),
    note: isTaken ? `${text(carrier)} keeps the key and the source up to date.` : '',
  };
}

function keyView({fingerprint, users, expires}: ShownKey): View {
  const ends = expires === undefined ? 'does not end' : `ends on ${dayText(expires)}`;
  return {fingerprint: inFours(fingerprint), about: text([...users.slice(0, 1), ends].join(', '))};
}

interface Shortened {
  readonly packages: readonly View[];
  readonly more: string;
}

function shortened(all: readonly ShownPackage[]): Shortened {
  let room = MOST_ROWS;
  const take = (versions: readonly ShownVersion[]): readonly View[] => {
    const taken = versions.slice(0, room);
    room -= taken.length;
    return taken.map(rowView);
  };
  const packages = all.flatMap(({name, versions, older}): readonly View[] => {
    if (room === 0) return [];
    const rows = take(versions);
    const olderRows = take(older);
    const count = older.length === 1 ? 'One earlier version' : `${older.length} earlier versions`;
    return [{name: text(name), rows, olderRows, older: olderRows.length > 0 ? count : ''}];
  });
  const left = all.length - packages.length;
  return {packages, more: left > 0 ? `There are ${left} more packages, which the lists have.` : ''};
}

const rowView = ({version, suites, arch, path, address, size, published}: ShownVersion): View => ({
  version: text(version),
  suites: text(suites.join(', ')),
  arch: text(arch),
  href: isAddress(address) ? xmlAttribute(address) : href(path),
  size: sizeText(size),
  date: dayText(published),
});
