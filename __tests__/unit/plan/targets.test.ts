import {describe, expect, test} from '@jest/globals';
import {planned, planProblems} from '../../support/planned.ts';

describe('which targets a plan has', () => {
  const idsOf = async (...args: Parameters<typeof planned>) => (await planned(...args)).ids;

  test('those asked for come before those of the config', async () => {
    const config = 'targets: [debian-12, rpm]';
    expect(await idsOf(config)).toEqual(['debian-12/amd64', 'rpm/amd64']);
    expect(await idsOf(config, {inputs: {targets: ['rocky-9', 'deb']}})).toEqual([
      'rocky-9/amd64',
      'deb/amd64',
    ]);
  });

  test.each([
    ['', ['deb', 'rpm']],
    ['arch: [amd64]\ndeb: {compression: xz}', ['deb']],
    ['arch: [amd64]\noverrides: {rpm: {depends: [bash]}}', ['rpm']],
    ['arch: [amd64]\ncontents: [{src: a.txt, dst: /a, packager: rpm}]', ['rpm']],
    ['arch: [amd64]\napk: {}', ['deb', 'rpm']],
    ['arch: [amd64]\ndeb: {compression: xz}\noverrides: {rpm: {depends: [bash]}}', ['deb', 'rpm']],
    ['compat: nfpm\nrpm: {group: x}', ['deb', 'rpm']],
    ['overrides: {rpm: {depends: [bash]}}', ['deb', 'rpm']],
  ])('without targets, «%s» means %j', async (config, formats) => {
    expect(await idsOf(config)).toEqual(formats.map((format) => `${format}/amd64`));
  });

  test('each target takes each architecture, in the order of the file', async () => {
    expect(await idsOf('targets: [debian-13, rpm]\narch: [arm64, amd64]')).toEqual([
      'debian-13/arm64',
      'debian-13/amd64',
      'rpm/arm64',
      'rpm/amd64',
    ]);
  });

  test('a target may pick one architecture, and is planned once however often it is named', async () => {
    const config = 'targets: [debian-13/arm64, debian/stable, debian-13, trixie]\narch: [amd64, arm64]';
    expect(await planProblems(config)).toEqual([expect.stringContaining('write debian-13')]);
    expect(await idsOf(config.replace(', trixie', ''))).toEqual(['debian-13/arm64', 'debian-13/amd64']);
  });

  test('the architectures asked for narrow those of the config', async () => {
    const config = 'targets: [deb, rpm/arm64]\narch: [amd64, arm64]';
    expect(await idsOf(config, {inputs: {arch: ['arm64']}})).toEqual(['deb/arm64', 'rpm/arm64']);
    expect(await idsOf(config, {inputs: {arch: ['amd64']}})).toEqual(['deb/amd64']);
  });

  test('any architecture may be asked for where the config names none', async () => {
    expect(await idsOf('targets: deb', {inputs: {arch: ['riscv64', 'arm7']}})).toEqual([
      'deb/riscv64',
      'deb/arm7',
    ]);
  });

  test('an architecture that no package is for is refused', async () => {
    expect(await planProblems('targets: deb\narch: [amd64, arm64]', {inputs: {arch: ['riscv64']}})).toEqual([
      '5:1: no package is for riscv64: arch says amd64, arm64 → ask for amd64 or arm64, or add riscv64 to arch:',
    ]);
    expect(await planProblems('targets: deb/s390x\narch: amd64')).toEqual([
      '5:7: no package is for s390x: arch says amd64 → ask for amd64, or add s390x to arch:',
    ]);
  });

  test('an architecture in a machine’s spelling is refused with the right word', async () => {
    expect(await planProblems('', {inputs: {arch: ['x86_64', 'aarch64', 'i386']}})).toEqual([
      'unknown architecture "x86_64" → write amd64',
      'unknown architecture "aarch64" → write arm64',
      'unknown architecture "i386" → write 386',
    ]);
  });

  test('an architecture that a release lacks is left out with a warning', async () => {
    const {ids, warnings} = await planned('targets: [amazon-2023, debian-13]\narch: [amd64, riscv64]');
    expect(ids).toEqual(['amazon-2023/amd64', 'debian-13/amd64', 'debian-13/riscv64']);
    expect(warnings[0]).toEqual({
      message: 'amazon-2023 has no riscv64: left out',
      hint: 'its architectures: amd64, arm64',
    });
  });

  test('a plan without a leg is an error that says why', async () => {
    expect(await planProblems('targets: [amazon-2023, rocky-8]\narch: riscv64')).toEqual([
      'no target is left; amazon-2023 has no riscv64: left out; rocky-8 has no riscv64: left out → choose another architecture or another target',
    ]);
  });

  test('all that is wrong with the words is told at once, each at its place', async () => {
    expect(
      await planProblems(
        'targets: [debian-12, debain-12, bookworm]\nimages: {deb: x, debian-12: "-v /:/x"}\nruns_on: {arm46: big, debian-12: " "}',
        {inputs: {arch: ['x64']}},
      ),
    ).toEqual([
      'unknown architecture "x64" → write amd64',
      '4:22: unknown target "debain-12" → did you mean debian-12?',
      '4:33: unknown target "bookworm" → write debian-12',
      expect.stringMatching(/^5:15: images: unknown target "deb" → /),
      '5:29: images: "-v /:/x" is no image → such as registry.example.org/debian:12',
      '6:18: runs_on: "arm46" is no architecture, target or distro → did you mean arm64?',
      expect.stringMatching(/^6:.* runs_on: "debian-12" names no runner → such as ubuntu-24.04/),
    ]);
  });

  test('a variable in arch is replaced, and one that is not set is told', async () => {
    expect(await idsOf('targets: deb\narch: $GOARCH', {env: {GOARCH: 'arm64'}})).toEqual(['deb/arm64']);
    expect(await planProblems('targets: deb\narch: $GOARCH')).toEqual([
      expect.stringContaining('the variable in the architecture "$GOARCH" is not set'),
    ]);
    expect(await idsOf('arch: $GOARCH')).toEqual(['deb/amd64', 'rpm/amd64']);
  });
});

describe('what a leg knows', () => {
  test('a native one has its distro, release, image and suffix', async () => {
    const {plan} = await planned('targets: rocky-9');
    expect(plan.targets).toEqual([
      {
        id: 'rocky-9/amd64',
        name: 'rocky-9',
        distro: 'rocky',
        release: '9',
        arch: 'amd64',
        format: 'rpm',
        engine: 'native',
        buildOn: 'rocky-9',
        image: 'rockylinux/rockylinux:9',
        suffix: '.el9',
        runsOn: 'ubuntu-24.04',
      },
    ]);
  });

  test('a portable one has no distro, no image and no suffix', async () => {
    const {plan} = await planned('targets: deb');
    expect(plan.targets).toEqual([
      {
        id: 'deb/amd64',
        name: 'deb',
        distro: undefined,
        release: undefined,
        arch: 'amd64',
        format: 'deb',
        engine: 'portable',
        image: undefined,
        suffix: '',
        runsOn: 'ubuntu-24.04',
      },
    ]);
  });

  test('an image of the config goes before that of the catalogue, one of a leg before one of a release', async () => {
    const {plan} = await planned(
      'targets: [debian-12, debian-13]\narch: [amd64, arm64]\nimages: {debian-12: "reg.example.org/d:12", debian-12/arm64: "d@sha256:00"}',
    );
    expect(plan.targets.map(({image}) => image)).toEqual([
      'reg.example.org/d:12',
      'd@sha256:00',
      'debian:13',
      'debian:13',
    ]);
  });

  test('the runner is the most particular one that runs_on names', async () => {
    const {plan} = await planned(`targets: [debian-12, debian-13, rocky-9, rpm]
arch: [amd64, arm64, ppc64le]
runs_on:
  default: base
  rocky: el-box
  debian-13: [self-hosted, trixie]
  arm64: my-arm
  debian-12/arm64: that-one`);
    expect(Object.fromEntries(plan.targets.map(({id, runsOn}) => [id, runsOn]))).toEqual({
      'debian-12/amd64': 'base',
      'debian-12/arm64': 'that-one',
      'debian-12/ppc64le': 'base',
      'debian-13/amd64': ['self-hosted', 'trixie'],
      'debian-13/arm64': 'my-arm',
      'debian-13/ppc64le': ['self-hosted', 'trixie'],
      'rocky-9/amd64': 'el-box',
      'rocky-9/arm64': 'my-arm',
      'rocky-9/ppc64le': 'el-box',
      'rpm/amd64': 'base',
      'rpm/arm64': 'my-arm',
      'rpm/ppc64le': 'base',
    });
  });

  test('without runs_on, arm64 has a runner of its own and foreign machines do not', async () => {
    const {plan} = await planned('targets: debian-13\narch: [amd64, arm64, arm7, riscv64, s390x]');
    expect(plan.targets.map(({runsOn}) => runsOn)).toEqual([
      'ubuntu-24.04',
      'ubuntu-24.04-arm',
      'ubuntu-24.04',
      'ubuntu-24.04',
      'ubuntu-24.04',
    ]);
  });
});

describe('packages for every architecture', () => {
  const filesOf = async (lines: string, inputs = {}) =>
    (await planned(lines, {inputs})).table.rows.map((row) => row[5]);

  test('alone make one leg', async () => {
    const {ids} = await planned('targets: [deb, debian-13]\narch: all');
    expect(ids).toEqual(['deb/all', 'debian-13/all']);
  });

  test('beside others are made once per target, by the first leg that the config means', async () => {
    const lines = 'targets: deb\narch: [arm64, amd64]\npackages: [{name: tool}, {name: tool-doc, arch: all}]';
    expect(await filesOf(lines)).toEqual([
      'tool_1.2.3_arm64.deb',
      'tool-doc_1.2.3_all.deb',
      'tool_1.2.3_amd64.deb',
    ]);
    expect(await filesOf(lines, {arch: ['arm64']})).toEqual([
      'tool_1.2.3_arm64.deb',
      'tool-doc_1.2.3_all.deb',
    ]);
    expect(await filesOf(lines, {arch: ['amd64']})).toEqual(['tool_1.2.3_amd64.deb']);
  });

  test('are made by the one leg there is, where the target picks an architecture or lacks the first', async () => {
    const packages = 'packages: [{name: tool}, {name: tool-doc, arch: all}]';
    expect(
      await filesOf(`targets: deb/amd64\narch: [arm64, amd64]\n${packages}`, {
        targets: ['deb'],
        arch: ['amd64'],
      }),
    ).toEqual(['tool_1.2.3_amd64.deb', 'tool-doc_1.2.3_all.deb']);
    expect(await filesOf(`targets: rocky-8\narch: [riscv64, amd64]\n${packages}`)).toEqual([
      'tool-1.2.3-1.el8.x86_64.rpm',
      'tool-doc-1.2.3-1.el8.noarch.rpm',
    ]);
  });

  test('have no leg of their own beside others', async () => {
    const lines = 'targets: deb\narch: amd64\npackages: [{name: tool}, {name: tool-doc, arch: all}]';
    expect(await planProblems(lines, {inputs: {arch: ['all']}})).toEqual([
      '5:7: the packages for every architecture have no leg of their own → ask for amd64; the first makes them',
    ]);
  });

  test('are not for one machine too', async () => {
    expect(await planProblems('targets: deb\narch: [all, amd64]')).toEqual([
      '5:1: one package cannot be for all, amd64 → all stands alone: the package holds nothing that depends on the machine',
    ]);
  });
});
