import {expect, test} from '@jest/globals';
import {platformOf, platformText, runsHere, samePlatform} from '../../../src/containers/platform.ts';
import {type Arch, arches} from '../../../src/model/target.ts';

test.each<[Arch, string]>([
  ['amd64', 'linux/amd64'],
  ['386', 'linux/386'],
  ['arm5', 'linux/arm/v5'],
  ['arm6', 'linux/arm/v6'],
  ['arm7', 'linux/arm/v7'],
  ['arm64', 'linux/arm64'],
  ['ppc64le', 'linux/ppc64le'],
  ['mips64le', 'linux/mips64le'],
  ['all', 'linux/own'],
])('%s is %s', (arch, platform) => {
  expect(platformOf(arch, 'linux/own')).toBe(platform);
});

test('every architecture has a platform of its own', () => {
  expect(new Set(arches.map((arch) => platformOf(arch, 'own'))).size).toBe(arches.length);
});

test.each([
  [{os: 'linux', architecture: 'arm', variant: 'v7'}, 'linux/arm/v7'],
  [{os: 'linux', architecture: 'arm64', variant: 'v8'}, 'linux/arm64'],
  [{os: 'linux', architecture: 'amd64', variant: ''}, 'linux/amd64'],
  [{os: '', architecture: 'x86_64'}, 'linux/amd64'],
])('an image of %j is written %s', (platform, text) => {
  expect(platformText(platform)).toBe(text);
});

test.each([
  ['linux/amd64', 'linux/amd64', true],
  ['linux/arm/v7', 'linux/arm', true],
  ['linux/arm', 'linux/arm64', false],
  ['linux/arm/v7', 'linux/arm/v6', false],
  ['linux/amd64', 'linux/arm64', false],
])('an image asked for as %s that is %s: %s', (wanted, found, same) => {
  expect(samePlatform(wanted, found)).toBe(same);
});

test.each([
  ['linux/386', 'linux/amd64', true],
  ['linux/arm64', 'linux/amd64', false],
  ['linux/amd64', 'linux/386', false],
])('%s on a machine of %s needs no emulation: %s', (platform, own, runs) => {
  expect(runsHere(platform, own)).toBe(runs);
});
