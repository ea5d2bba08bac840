import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {parseElf, readElf} from '../../../src/archive/elf/elf.ts';
import {archesOf, machineText} from '../../../src/archive/elf/machine.ts';
import type {Elf} from '../../../src/model/elf.ts';
import {type ElfPlan, glibcProgram, makeElf} from '../../support/elf.ts';
import {testHost} from '../../support/host.ts';

const parse = (bytes: Buffer) =>
  parseElf((offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)), bytes.length);

const full: ElfPlan = {
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  soname: 'libown.so.1',
  needed: ['libc.so.6', 'libm.so.6'],
  needs: [
    {soname: 'libc.so.6', versions: ['GLIBC_2.2.5', 'GLIBC_2.34']},
    {soname: 'libm.so.6', versions: ['GLIBC_2.29']},
  ],
  definitions: {soname: 'libown.so.1', versions: ['OWN_1', 'OWN_2']},
  hashes: ['gnu', 'sysv'],
};

describe('the reader of ELF files', () => {
  const shapes = ([32, 64] as const).flatMap((bits) =>
    (['little', 'big'] as const).flatMap((endian) =>
      [false, true].map((bare) => ({bits, endian, bare, machine: 8})),
    ),
  );
  test.each(shapes)('reads $bits bit, $endian endian, without section headers: $bare', (shape) => {
    const {bits, endian} = shape;
    expect(parse(makeElf({...full, ...shape}))).toEqual({
      ...{bits, endian, machine: 8, kind: 'library'},
      interpreter: full.interpreter,
      soname: full.soname,
      needed: full.needed,
      versionNeeds: full.needs,
      versionDefinitions: [full.definitions],
      ...{hasGnuHash: true, hasSysvHash: true, hasDebug: false},
    });
  });

  test('takes a static program for one that needs nothing', () => {
    expect(parse(makeElf({type: 2, hashes: []}))).toMatchObject({
      kind: 'program',
      needed: [],
      interpreter: undefined,
    });
  });

  test('takes objects, such as kernel modules, for nothing that is loaded', () => {
    expect(parse(makeElf({...full, type: 1}))).toMatchObject({kind: 'other', needed: []});
  });

  test('takes anything else for no ELF file', () => {
    expect(parse(Buffer.from('#!/bin/sh\n'))).toBeUndefined();
    expect(parse(Buffer.from('\x7fEL'))).toBeUndefined();
    expect(parse(Buffer.alloc(0))).toBeUndefined();
  });

  test('reads a little of a large file', () => {
    const bytes = makeElf(full);
    let read = 0;
    const facts = parseElf((offset, length) => {
      read += length;
      return bytes.subarray(offset, offset + length);
    }, 500_000_000_000);
    expect(facts).toMatchObject({needed: full.needed});
    expect(read).toBeLessThan(16_384);
  });

  test('reads the program that runs this test', () => {
    expect(readElf(process.execPath)).toMatchObject({
      kind: expect.stringMatching(/program|library/),
      bits: 64,
    });
    expect((readElf(process.execPath) as Elf).needed).toContain('libc.so.6');
  });

  test('reads what lies on the disk, and leaves other files alone', async () => {
    await using host = await testHost({note: 'no ELF'});
    expect(readElf(join(host.workDir, 'note'))).toBeUndefined();
  });
});

describe('a damaged ELF file', () => {
  const whole = makeElf(full);
  const put = (at: number, ...bytes: readonly number[]): Buffer => {
    const copy = Buffer.from(whole);
    copy.set(bytes, at);
    return copy;
  };
  const SECTIONS = 40;

  test.each([
    ['an unknown class', put(4, 3), 'its class 3 is neither 32 nor 64 bit'],
    ['an unknown byte order', put(5, 9), 'its byte order 9 is none'],
    ['a cut header', whole.subarray(0, 50), 'it ends inside its header'],
    [
      'section headers beyond the end',
      whole.subarray(0, -10),
      /^its section headers would end at byte \d+ of \d+$/,
    ],
    ['section headers at 2^63', put(SECTIONS + 7, 0x80), /^its section headers would end/],
    ['program headers at 2^63', put(39, 0x80), /^its program headers would end/],
    ['entries of one byte', put(58, 1, 0), 'its section headers are 1 bytes each'],
    ['65,535 sections', put(60, 0xff, 0xff), /^its section headers would end/],
  ])('with %s is told as such', (_, bytes, damage) => {
    expect(parse(bytes)).toEqual({
      damage: typeof damage === 'string' ? damage : expect.stringMatching(damage),
    });
  });

  test('with a huge number anywhere is read or told, and never followed', () => {
    const bytes = makeElf({
      needs: [{soname: 'libc.so.6', versions: ['A', 'B']}],
      needed: ['libc.so.6'],
      bare: true,
    });
    for (let at = 4; at + 4 <= bytes.length; at++) {
      const copy = Buffer.from(bytes);
      copy.writeUInt32LE(0xfffffff0, at);
      expect(parse(copy)).toBeDefined();
    }
  });

  test('never brings the reader down, wherever it is damaged', () => {
    const sources = [whole, makeElf({...full, bare: true}), makeElf({...full, bits: 32, endian: 'big'})];
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), {minLength: 1, maxLength: 12}),
        fc.nat(400),
        (source, changes, cut) => {
          const copy = Buffer.from(source.subarray(0, source.length - (cut < 200 ? 0 : cut)));
          for (const [at, byte] of changes) if (at % source.length > 3) copy[at % source.length] = byte;
          const facts = parse(copy);
          const sound =
            facts !== undefined && ('damage' in facts ? facts.damage !== '' : facts.needed.length < 100);
          expect(sound).toBe(true);
        },
      ),
      {numRuns: 3000},
    );
  });
});

describe('the architecture of an ELF file', () => {
  const archOf = (plan: ElfPlan) => archesOf(parse(makeElf(plan)) as Elf);

  test('is that of its machine, width and byte order', () => {
    expect(archOf({machine: 62})).toEqual(['amd64']);
    expect(archOf({machine: 3, bits: 32})).toEqual(['386']);
    expect(archOf({machine: 40, bits: 32})).toEqual(['arm5', 'arm6', 'arm7']);
    expect(archOf({machine: 22, endian: 'big'})).toEqual(['s390x']);
    expect(archOf({machine: 8, bits: 32, endian: 'big'})).toEqual(['mips']);
    expect(archOf({machine: 62, bits: 32})).toEqual([]);
    expect(machineText(parse(glibcProgram(['GLIBC_2.34'], {machine: 247})) as Elf)).toBe(
      'machine 247 (64 bit, little endian)',
    );
  });
});
