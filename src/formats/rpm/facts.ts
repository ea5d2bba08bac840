import {scriptMoments} from '../../model/package.ts';
import type {HeaderView} from './header-view.ts';
import {SLOTS} from './script-slots.ts';
import {TAG} from './tags.ts';

/** Shown under rpm's own tag names, in the header's order. */
const TEXT_FIELDS: readonly (readonly [string, number])[] = [
  ['Summary', TAG.summary],
  ['Description', TAG.description],
  ['BuildHost', TAG.buildHost],
  ['Distribution', TAG.distribution],
  ['Vendor', TAG.vendor],
  ['License', TAG.license],
  ['Packager', TAG.packager],
  ['Group', TAG.group],
  ['URL', TAG.url],
  ['OS', TAG.os],
  ['SourceRPM', TAG.sourceRpm],
  ['RPMVersion', TAG.rpmVersion],
  ['Prefixes', TAG.prefixes],
  ['PayloadFormat', TAG.payloadFormat],
  ['Platform', TAG.platform],
  ['Encoding', TAG.encoding],
  ['PayloadDigest', TAG.payloadDigest],
  ['PayloadSHA512', TAG.payloadSha512],
  ['PayloadSHA3_256', TAG.payloadSha3],
];

/** Everything single-valued that the header says; nothing stands for a tag it lacks. */
export function fieldsOf(main: HeaderView, signature: HeaderView): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, tag] of TEXT_FIELDS) {
    const value = tag === TAG.prefixes ? main.texts(tag).join(' ') : main.text(tag);
    if (value) fields[name] = value;
  }
  const numbers = {
    BuildTime: main.number(TAG.buildTime),
    RPMFormat: main.number(TAG.rpmFormat),
    Size: main.number(TAG.longSize) ?? main.number(TAG.size),
  };
  for (const [name, value] of Object.entries(numbers)) if (value !== undefined) fields[name] = String(value);
  const digests = {HeaderDigest: TAG.sha256Header, HeaderSHA3_256: TAG.sha3Header};
  for (const [name, tag] of Object.entries(digests)) {
    const digest = signature.text(tag);
    if (digest) fields[name] = digest;
  }
  return fields;
}

const SHELL = '/bin/sh';

/** Scripts under their spec names; another interpreter than the shell stands behind `-p`, as in a spec. */
export function scriptsOf(main: HeaderView): Readonly<Record<string, string>> {
  const scripts: Record<string, string> = {};
  for (const moment of scriptMoments) {
    const {title, text, program} = SLOTS[moment];
    const words = main.texts(program).join(' ');
    const body = main.text(text);
    if (body === undefined && words === '') continue;
    scripts[words === '' || words === SHELL ? title : `${title} -p ${words}`] = body ?? '';
  }
  return scripts;
}
