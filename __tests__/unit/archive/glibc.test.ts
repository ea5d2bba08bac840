import {describe, expect, test} from '@jest/globals';
import {parseElf} from '../../../src/archive/elf/elf.ts';
import {compareGlibc, glibcNeed, isGlibc, isMusl} from '../../../src/archive/elf/glibc.ts';
import type {Elf} from '../../../src/model/elf.ts';
import {type ElfPlan, glibcProgram, makeElf} from '../../support/elf.ts';

const facts = (bytes: Buffer): Elf =>
  parseElf((offset, length) => bytes.subarray(offset, offset + length), bytes.length) as Elf;
const needOf = (versions: readonly string[], plan: ElfPlan = {}) =>
  glibcNeed(facts(glibcProgram(versions, plan)));

describe('glibc', () => {
  test.each([
    'libc.so.6',
    'libm.so.6',
    'libpthread.so.0',
    'libnss_dns.so.2',
    'libmvec.so.1',
    'ld-linux-x86-64.so.2',
    'ld-linux.so.2',
    'ld-linux-armhf.so.3',
    'ld-linux-riscv64-lp64d.so.1',
    'ld64.so.2',
    'ld.so.1',
  ])('brings %s', (soname) => {
    expect(isGlibc(soname)).toBe(true);
    expect(isMusl(soname)).toBe(false);
  });

  test.each([
    'libgcc_s.so.1',
    'libcrypt.so.1',
    'libnsl.so.2x',
    'libc++.so.1',
    'libmagic.so.1',
    'ld-lsb.so.3',
    '',
  ])('does not bring %s', (soname) => {
    expect(isGlibc(soname)).toBe(false);
  });

  test('is not musl', () => {
    for (const soname of ['libc.so', 'libc.musl-x86_64.so.1', 'ld-musl-x86_64.so.1']) {
      expect(isMusl(soname)).toBe(true);
      expect(isGlibc(soname)).toBe(false);
    }
  });

  test('has versions that are numbers', () => {
    const sorted = ['2.34', '2.4', '2.3.4', '2.3', '3.0', '2.10'].sort(compareGlibc);
    expect(sorted).toEqual(['2.3', '2.3.4', '2.4', '2.10', '2.34', '3.0']);
    expect(compareGlibc('2.34', '2.34')).toBe(0);
  });

  test('is needed in the newest version of all that a file names', () => {
    expect(needOf(['GLIBC_2.9', 'GLIBC_2.10', 'GLIBC_2.3.4'])).toMatchObject({
      version: '2.10',
      name: 'GLIBC_2.10',
    });
    expect(needOf([])).toEqual({version: undefined, name: undefined, isPrivate: false});
    expect(needOf(['GLIBC_PRIVATE'])).toMatchObject({version: undefined, isPrivate: true});
  });

  test('is not asked for by versions of other libraries, or by what is no version', () => {
    const other = {needs: [{soname: 'libother.so.1', versions: ['GLIBC_2.99']}]};
    expect(needOf(['GLIBC_2.4', 'GLIBC_x', 'GLIBC_2.99999', 'GLIBCXX_3.4'], other)).toMatchObject({
      version: '2.4',
    });
    expect(glibcNeed(facts(makeElf({needed: ['libother.so.1']})))).toBeUndefined();
  });
});
