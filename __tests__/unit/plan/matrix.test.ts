import {expect, test} from '@jest/globals';
import {releasesByName} from '../../../src/distros/index.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Target} from '../../../src/model/target.ts';
import {matrixOf} from '../../../src/steps/plan/index.ts';
import {planned, plannedVersion} from '../../support/planned.ts';

test('a leg names its target, its architecture and its runner', async () => {
  const {plan} = await planned(
    'targets: [debian-12, deb]\narch: [amd64, arm64]\nruns_on: {deb: [self-hosted, small]}',
  );
  expect(matrixOf(plan)).toEqual({
    include: [
      {target: 'debian-12', arch: 'amd64', 'runs-on': 'ubuntu-24.04'},
      {target: 'debian-12', arch: 'arm64', 'runs-on': 'ubuntu-24.04-arm'},
      {target: 'deb', arch: 'amd64', 'runs-on': ['self-hosted', 'small']},
      {target: 'deb', arch: 'arm64', 'runs-on': ['self-hosted', 'small']},
    ],
  });
});

test('each leg asks a job for exactly itself', async () => {
  const lines = 'targets: [debian/supported, rocky-9/arm64, rpm]\narch: [amd64, arm64, riscv64]';
  const {plan} = await planned(lines);
  for (const {target, arch} of matrixOf(plan).include) {
    const {ids} = await planned(lines, {inputs: {targets: [target], arch: [arch]}});
    expect(ids).toEqual([`${target}/${arch}`]);
  }
});

const legs = (count: number): readonly Target[] =>
  Array.from({length: count}, (_, n) => ({
    id: `t-${n}/amd64`,
    name: `t-${n}`,
    distro: undefined,
    release: undefined,
    arch: 'amd64',
    format: 'deb',
    engine: 'portable',
    buildOn: undefined,
    image: undefined,
    suffix: '',
    runsOn: 'ubuntu-24.04',
  }));

test('256 legs are taken, one more is an error that says how to split', () => {
  const version = plannedVersion();
  expect(matrixOf({version, targets: legs(256)}).include).toHaveLength(256);
  const tooMany = () => matrixOf({version, targets: legs(257)});
  expect(tooMany).toThrow(UserError);
  expect(tooMany).toThrow('257 legs, but GitHub runs at most 256 in one matrix');
});

test('every living target of the catalogue can stand in a plan, for all it offers', async () => {
  const names = [...releasesByName.keys()].filter((name) => !/^(alma|oracle|centos)/.test(name));
  const {ids} = await planned(`targets: [${names.join(', ')}]`);
  expect(ids).toEqual(names.map((name) => `${name}/amd64`));
});
