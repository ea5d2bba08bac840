/** Words of SPDX for what a file is: https://spdx.github.io/spdx-spec/v2.3/file-information/#83-file-type-field */
export type FileType = 'BINARY' | 'ARCHIVE' | 'TEXT' | 'SOURCE' | 'IMAGE' | 'DOCUMENTATION';

const MAGICS: readonly (readonly [hex: string, type: FileType])[] = [
  ['7f454c46', 'BINARY'],
  ['1f8b', 'ARCHIVE'],
  ['504b0304', 'ARCHIVE'],
  ['28b52ffd', 'ARCHIVE'],
  ['fd377a585a00', 'ARCHIVE'],
  ['425a68', 'ARCHIVE'],
  ['89504e47', 'IMAGE'],
  ['ffd8ff', 'IMAGE'],
  ['47494638', 'IMAGE'],
  ['2321', 'SOURCE'],
];

const DOCUMENTATION = /^\/usr\/(?:local\/)?share\/(?:doc|man|info)\//;

/** What a file is, told by where it lies and how it starts. */
export function fileTypesOf(path: string, start: Buffer): readonly FileType[] {
  const hex = start.toString('hex', 0, 6);
  const found = MAGICS.find(([magic]) => hex.startsWith(magic))?.[1];
  const type = found ?? (start.includes(0) ? 'BINARY' : 'TEXT');
  return DOCUMENTATION.test(path) ? ['DOCUMENTATION', type] : [type];
}
