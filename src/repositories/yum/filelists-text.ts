import type {IndexRecord} from '../../model/repository.ts';
import {xmlAttribute, xmlText} from '../../text/xml.ts';
import type {Told} from './listing.ts';
import {versionTag} from './primary-text.ts';

/** Every path of a package. */
export const filelistsText = (pkg: Told): string =>
  joined([...openingLines(pkg), ...fileLines(pkg.record.files, '  '), '</package>']);

/** One flat string: what is put together with `+` keeps every piece in memory. */
export const joined = (lines: readonly string[]): string => lines.join('\n');

/** The head of a package in `filelists` and `other`. */
export const openingLines = ({sha256, record, header}: Told): readonly string[] => [
  `<package pkgid="${sha256}" name="${xmlAttribute(record.name)}" arch="${xmlAttribute(record.arch)}">`,
  `  ${versionTag(header)}`,
];

/** A line for each path; folders without the slash at their end. */
export const fileLines = (files: IndexRecord['files'], indent: string): readonly string[] =>
  files.map(({path, type}) => {
    if (type === 'dir') return `${indent}<file type="dir">${xmlText(path.slice(0, -1))}</file>`;
    return `${indent}<file${type === 'ghost' ? ' type="ghost"' : ''}>${xmlText(path)}</file>`;
  });
