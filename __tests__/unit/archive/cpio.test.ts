import {expect, test} from '@jest/globals';
import {
  cpioHead,
  cpioMemberSize,
  cpioPadding,
  cpioStrippedHead,
  cpioStrippedSize,
  cpioTrailer,
} from '../../../src/archive/cpio.ts';

const member = {mode: 0o100644, inode: 7, links: 1, mtime: 0x10, size: 5};

test('a head is the new ASCII form, name and padding included', () => {
  const head = cpioHead({...member, path: './a'});
  expect(head.toString('latin1')).toBe(
    `070701${['7', '81a4', '0', '0', '1', '10', '5', '0', '0', '0', '0', '4', '0'].map((n) => n.padStart(8, '0')).join('')}./a\0\0\0`,
  );
});

test('heads, content and padding end on a multiple of four, and sizes are told beforehand', () => {
  for (const path of ['./a', './ab', './abc', './abcd', './ü']) {
    for (const size of [0, 1, 2, 3, 4, 5]) {
      const total = cpioHead({...member, path, size}).length + size + cpioPadding(size).length;
      expect(total % 4).toBe(0);
      expect(cpioMemberSize(path, size)).toBe(total);
      expect(cpioStrippedSize(size)).toBe(cpioStrippedHead(1).length + size + cpioPadding(size).length);
    }
  }
});

test('the short head names a file by its place', () => {
  expect(cpioStrippedHead(26).toString('latin1')).toBe('07070X0000001a\0\0');
});

test('the archive ends with its trailer', () => {
  expect(cpioTrailer().toString('latin1')).toMatch(/TRAILER!!!\0+$/);
  expect(cpioTrailer()).toHaveLength(124);
});
