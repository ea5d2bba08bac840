import {describe, expect, test} from '@jest/globals';
import {readExpanded} from '../../../src/formats/rpm/packaging/expanded.ts';
import {checkSpec, type Rewrite, rewriteSpec} from '../../../src/formats/rpm/packaging/spec.ts';

const entry = {
  maintainer: 'Example Team <team@example.org>',
  evr: '1.2.3-1.el9',
  date: Date.UTC(2026, 0, 31, 23) / 1000,
};
const rewrite = (over: Partial<Rewrite> = {}): Rewrite => ({
  epoch: undefined,
  version: '1.2.3',
  release: '1.el9',
  entry,
  ...over,
});
const REST = '\n%description\nVersion: 0\n';

describe('a spec gets our version', () => {
  test.each<[what: string, before: string, after: string, over?: Partial<Rewrite>]>([
    ['in its tags', 'Version: 0.9\nRelease: 3', 'Version: 1.2.3\nRelease: 1.el9'],
    [
      'as its author sets them, in any case',
      '\tVERSION :\t0.9  \nrelease:3',
      '\tVERSION :\t1.2.3\nrelease:1.el9',
    ],
    ["instead of the distro's tag", 'Version: 0.9\nRelease: 3%{?dist}.1', 'Version: 1.2.3\nRelease: 1.el9'],
    [
      "instead of rpmautospec's",
      'Version: 0.9\nRelease: %autorelease -b 3',
      'Version: 1.2.3\nRelease: 1.el9',
    ],
    [
      'in the macro that the tag is',
      '%global ver 0.9\nVersion: %{ver}\nRelease: 1',
      '%global ver 1.2.3\nVersion: %{ver}\nRelease: 1.el9',
    ],
    [
      'in such a macro without braces, wherever it is defined, and of the same name',
      'Version: %version\n  %define  version   0.9 \nRelease: 1',
      'Version: %version\n  %define  version   1.2.3\nRelease: 1.el9',
    ],
    [
      'in a macro that the command line may set',
      '%{!?ver: %global ver 0.9}\nVersion: %{?ver}\nRelease: 1',
      '%{!?ver: %global ver 1.2.3}\nVersion: %{?ver}\nRelease: 1.el9',
    ],
    [
      'in the tag where the macro is nowhere defined, or goes on over lines',
      '%global ver \\\n 0.9\nVersion: %{ver}\nRelease: 1',
      '%global ver \\\n 0.9\nVersion: 1.2.3\nRelease: 1.el9',
    ],
    [
      'in the tag where it is made of several',
      '%global major 0\nVersion: %{major}.9\nRelease: 1',
      '%global major 0\nVersion: 1.2.3\nRelease: 1.el9',
    ],
    [
      'in the tag where that is asked for',
      '%global ver 0.9\nVersion: %{ver}\nRelease: 1',
      '%global ver 0.9\nVersion: 1.2.3\nRelease: 1.el9',
      {literal: true},
    ],
    [
      'in every branch of a condition',
      '%if 0%{?rhel}\nVersion: 0.9\n%else\nVersion: 0.8\n%endif\nRelease: 1',
      '%if 0%{?rhel}\nVersion: 1.2.3\n%else\nVersion: 1.2.3\n%endif\nRelease: 1.el9',
    ],
    [
      'but not in comments, nor inside of a macro',
      '#Version: 0.9\n%define x \\\nVersion: 7\nVersion: 0.9\nRelease: 1',
      '#Version: 0.9\n%define x \\\nVersion: 7\nVersion: 1.2.3\nRelease: 1.el9',
    ],
    [
      'and keeps its epoch where the config has none',
      'Epoch: 2\nVersion: 0.9\nRelease: 1',
      'Epoch: 2\nVersion: 1.2.3\nRelease: 1.el9',
    ],
    [
      'and our epoch where it has one',
      'Version: 0.9\nEpoch: %{e}\nRelease: 1',
      'Version: 1.2.3\nEpoch: 3\nRelease: 1.el9',
      {epoch: 3},
    ],
    [
      'and our epoch as a line of its own',
      'Version: 0.9\nRelease: 1',
      'Version: 1.2.3\nEpoch: 3\nRelease: 1.el9',
      {epoch: 3},
    ],
    [
      'with its tilde, in its bytes',
      'Summary: Gr\xfc\xdfe\r\nVersion: 0.9\nRelease: 1',
      'Summary: Gr\xfc\xdfe\r\nVersion: 1.2.3~rc.1+git5\nRelease: 1.el9',
      {version: '1.2.3~rc.1+git5'},
    ],
  ])('%s', (_what, before, after, over = {}) => {
    expect(rewriteSpec(`${before}${REST}`, rewrite(over))).toBe(`${after}${REST}`);
  });

  test.each(['1.0%(touch /x)', '1.0\nRequires: x', '1 2', '', '%{lua:x}', '1-2'])(
    'which cannot be %j',
    (version) => {
      const spec = `Version: 0${REST}`;
      expect(() => rewriteSpec(spec, rewrite({version}))).toThrow('no version of an rpm');
      expect(() => rewriteSpec(spec, rewrite({release: version}))).toThrow('no version of an rpm');
    },
  );
});

describe('what is no spec', () => {
  test.each([
    ['', '"Name:", "Version:", "Release:"'],
    ['#!/bin/sh\necho Name: x\n', '"Name:", "Version:", "Release:"'],
    ['Name: x\nRelease: 1\n%description\nVersion: 1', '"Version:"'],
    ['Name: x\nVersion: 1\nRelease: 1\n\0', 'it is not text'],
  ])('%j is told so', (text, says) => {
    expect(() => checkSpec(text, 'a.spec')).toThrow(says);
  });

  test('and what is one is not', () => {
    expect(() => checkSpec('Name: x\nVersion: 1\nRelease: 1\n', 'a.spec')).not.toThrow();
  });
});

describe('what rpm reads in a spec', () => {
  const printed = (lines: string) => `name x\nepoch (none)\nversion 1.2\nrelease 1.el9\n${lines}`;

  test('is taken from what it prints', () => {
    expect(readExpanded(`${printed('source b.txt\nsource x-1.2.tar.gz\npatch p.patch\n')}`, '')).toEqual({
      name: 'x',
      epoch: undefined,
      version: '1.2',
      release: '1.el9',
      sources: ['b.txt', 'x-1.2.tar.gz'],
      patches: ['p.patch'],
      folder: 'x-1.2',
    });
  });

  test('has its sources in the order of their numbers, under their names on the disk', () => {
    const parsed =
      'Source10: z\nSource2: https://h/a?b/y.tgz\nSOURCE : https://h/v1.2.tar.gz#/x-1.2.tar.gz\n';
    const {sources} = readExpanded(
      printed('source z\nsource x-1.2.tar.gz\nsource y.tgz\nsource list\n'),
      parsed,
    );
    expect(sources).toEqual(['y.tgz', 'x-1.2.tar.gz', 'z', 'list']);
  });

  test.each([
    ['%setup -q', 'x-1.2'],
    ['%setup -q -n x-v1.2', 'x-v1.2'],
    ['%setup     -n "x v"  -q', 'x v'],
    ['%setup -qc -n inner', ''],
    ["cd '/b'\nrm -rf 'x-v1.2'\nrpmuncompress -x '/s'\ncd 'x-v1.2'\nchmod x .", 'x-v1.2'],
    ["cd '/b'\nrm -rf 'in'\n/usr/bin/mkdir -p 'in'\ncd 'in'\nrpmuncompress -x '/s'", ''],
    ["cd 'x-1.2'\nmkdir -p /b/x-1.2-1.noarch/etc", 'x-1.2'],
    ['tar xf a', 'x-1.2'],
  ])('%j unpacks to %j', (prep, folder) => {
    const parsed = `%description\ncd 'no'\n%prep\n${prep}\n%build\ncd 'other'\n`;
    expect(readExpanded(printed(''), parsed).folder).toBe(folder);
  });
});
