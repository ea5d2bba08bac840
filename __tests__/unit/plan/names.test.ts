import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {nameOf, releasesByName, symbolicNames} from '../../../src/distros/index.ts';
import {formats} from '../../../src/formats/index.ts';
import {arches} from '../../../src/model/target.ts';
import {archProblem, readArch} from '../../../src/steps/plan/arches.ts';
import {isProblem, readTarget} from '../../../src/steps/plan/names.ts';
import {TODAY} from '../../support/planned.ts';

const read = (word: string) => readTarget(word, TODAY);
const hintOf = (word: string): string | undefined => {
  const found = read(word);
  return isProblem(found) ? found.hint : undefined;
};

describe('the name of a target', () => {
  test.each([
    ['bookworm', 'write debian-12'],
    ['debian-bookworm', 'write debian-12'],
    ['Debian-12', 'write debian-12'],
    ['debian12', 'write debian-12'],
    ['debian:12', 'write debian-12'],
    ['deb12', 'write debian-12'],
    ['ubuntu-jammy', 'write ubuntu-22.04'],
    ['noble', 'write ubuntu-24.04'],
    ['almalinux-9', 'write alma-9'],
    ['oraclelinux:8', 'write oracle-8'],
    ['rockylinux/rockylinux:10', 'write rocky-10'],
    ['el9', 'write rocky-9'],
    ['fc43', 'write fedora-43'],
    ['tumbleweed', 'write opensuse-tumbleweed'],
    ['leap-15.6', 'write opensuse-leap-15.6'],
    ['debain-12', 'did you mean debian-12?'],
    ['debian/stabel', 'write debian/supported, debian/stable, debian/oldstable, debian/testing'],
    ['bookwurm', 'write debian-12 for bookworm'],
    ['rmp', 'did you mean rpm?'],
    [
      'windows',
      'write a format (deb, rpm) or a release of debian, ubuntu, rocky, alma, oracle, centos-stream, centos, fedora, opensuse, amazon, such as debian-12',
    ],
    ['rocky-9/x86_64', 'write amd64'],
    ['deb/aarch64', 'write arm64'],
    ['debian/stable/i386', 'write 386'],
  ])('%s is answered with «%s»', (word, hint) => {
    expect(hintOf(word)).toBe(hint);
  });

  test.each(['debian', 'debian-9', 'debian 12.1'])('%s is answered with all that Debian has', (word) => {
    expect(hintOf(word)).toMatch(/debian-11, debian-12, debian-13, debian-14, debian\/supported/);
  });

  test('of a symbol that means nothing today says so, with the day', () => {
    const found = read('centos/supported');
    expect(isProblem(found) && found.message).toBe(`centos/supported names no release today (${TODAY})`);
  });

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'debian/__proto__',
    'hasOwnProperty/amd64',
    '',
    '/',
    '//',
    'deb/',
  ])('"%s" is no target', (word) => {
    expect(isProblem(read(word))).toBe(true);
  });

  test('in a message holds no control characters and is not endless', () => {
    const found = read(`x\n::error::y\u001b[31m\u202e${'z'.repeat(100_000)}`);
    if (!isProblem(found)) throw new Error('it was read');
    expect(found.message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(found.message.length).toBeLessThan(200);
  });
});

describe('any name that the catalogue can make', () => {
  const name = fc.constantFrom(...releasesByName.keys(), ...Object.keys(formats));

  test('is read as itself, alone or with any architecture', async () => {
    await fc.assert(
      fc.property(name, fc.option(fc.constantFrom(...arches)), (word, arch) => {
        const found = read(arch === null ? word : `${word}/${arch}`);
        if (isProblem(found)) throw new Error(found.message);
        expect(found.arch).toBe(arch ?? undefined);
        expect([...found.releases.map(nameOf), ...(found.format ? [found.format] : [])]).toEqual([word]);
      }),
    );
  });

  test('is suggested when one letter is lost or doubled', async () => {
    await fc.assert(
      fc.property(fc.constantFrom(...releasesByName.keys()), fc.nat(), fc.boolean(), (word, at, twice) => {
        const index = at % word.length;
        const wrong = word.slice(0, index) + (twice ? word[index]!.repeat(2) : '') + word.slice(index + 1);
        const found = read(wrong);
        if (isProblem(found)) expect(found.hint).toMatch(/write |did you mean |is known as /);
        else expect(found.releases).toHaveLength(1);
      }),
    );
  });

  test('that is symbolic gives releases or a problem, never nothing', () => {
    for (const word of symbolicNames) {
      const found = read(word);
      if (!isProblem(found)) expect(found.releases.length).toBeGreaterThan(0);
    }
  });
});

describe('any text at all', () => {
  test('is a target or a problem with a hint; nothing is thrown', async () => {
    const text = fc.oneof(
      fc.string({unit: 'binary'}),
      fc
        .array(fc.constantFrom('debian', 'el', '-', '/', '12', 'amd64', 'deb', ' ', '.'), {maxLength: 7})
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.property(text, (word) => {
        const found = read(word);
        if (isProblem(found)) {
          expect(found.hint).toBeTruthy();
          expect(found.message).not.toContain('\n');
        } else expect(found.releases.length + (found.format === undefined ? 0 : 1)).toBeGreaterThan(0);
      }),
      {numRuns: 150},
    );
  });
});

describe('an architecture', () => {
  test.each([
    ['x86_64', 'amd64'],
    ['X86_64', 'amd64'],
    ['x64', 'amd64'],
    ['aarch64', 'arm64'],
    ['i386', '386'],
    ['i686', '386'],
    ['armhf', 'arm7'],
    ['armv7l', 'arm7'],
    ['ppc64el', 'ppc64le'],
    ['noarch', 'all'],
    ['any', 'all'],
    ['loongarch64', 'loong64'],
    ['AMD64', 'amd64'],
  ])('spelled %s is answered with %s', (word, right) => {
    expect(archProblem(word).hint).toBe(`write ${right}`);
  });

  test('spelled right is taken, and an unknown one has the nearest or the list', () => {
    for (const arch of arches) expect(readArch(arch)).toBe(arch);
    expect(archProblem('amd46').hint).toBe('did you mean amd64?');
    expect(archProblem('sparc').hint).toBe(`known: ${arches.join(', ')}`);
    expect(archProblem('__proto__').hint).toMatch(/^known: /);
  });
});
