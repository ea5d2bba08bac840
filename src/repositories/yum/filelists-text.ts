import type {IndexRecord} from '../../model/repository.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import type {Told} from './listing.ts';
import {versionTag} from './primary-text.ts';

/** Every path of a package. */
export const filelistsText = (pkg: Told): string => `${openingTag(pkg)}
${fileLines(pkg.record.files, '  ')}</package>`;

/** The head of a package in `filelists` and `other`. */
export const openingTag = ({sha256, record, header}: Told): string =>
  `<package pkgid="${sha256}" name="${xmlAttribute(record.name)}" arch="${xmlAttribute(record.arch)}">
  ${versionTag(header)}`;

/** A line for each path; folders without the slash at their end. */
export function fileLines(files: IndexRecord['files'], indent: string): string {
  let lines = '';
  for (const {path, type} of files) {
    if (type === 'dir') lines += `${indent}<file type="dir">${xmlText(path.slice(0, -1))}</file>\n`;
    else lines += `${indent}<file${type === 'ghost' ? ' type="ghost"' : ''}>${xmlText(path)}</file>\n`;
  }
  return lines;
}
