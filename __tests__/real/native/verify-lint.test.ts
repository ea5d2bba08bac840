import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {findEngine, imageOf} from '../../../src/containers/index.ts';
import {formatOf} from '../../../src/formats/index.ts';
import {PkgError} from '../../../src/model/errors.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import type {CheckResult} from '../../../src/model/verify.ts';
import type {Trial} from '../../../src/steps/verify/check.ts';
import {lint} from '../../../src/steps/verify/checks/lint.ts';
import {conduct} from '../../../src/steps/verify/conduct.ts';
import {closeLintBook, openLintBook} from '../../../src/steps/verify/lint-book.ts';
import {debPackage, file, withParents} from '../../support/deb.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {testWorkshop} from '../../support/workshop.ts';

const MINUTES = 60_000;

/** An image of that name with a linter in it: labelled, made once a machine. */
async function imageWith(host: Host, base: TestImage, linter: string): Promise<string> {
  const engine = await findEngine(host);
  const tag = `linux-pkg-test/lint:${linter}`;
  if (!(await imageOf(engine, tag)))
    await engine.run(['build', '--tag', tag, '-'], {
      input: [
        `FROM ${await testImage(base)}`,
        'LABEL linux-pkg-test=yes',
        'ENV DEBIAN_FRONTEND=noninteractive',
        `RUN apt-get update && apt-get install -y --no-install-recommends ${linter} && apt-get clean`,
      ].join('\n'),
    });
  return tag;
}

interface Tried {
  readonly format: string;
  /** The container's image; none where the linter cannot be had. */
  readonly image?: string;
  readonly settings?: {readonly lint?: boolean; readonly allow?: string};
}

/** What the check says of a package with a file in /opt that everybody may write to. */
async function linted(host: TestHost, {format, image, settings = {}}: Tried): Promise<CheckResult> {
  const entries = [
    await file(host, '/usr/bin/hello', '#!/bin/sh\necho hello\n', {mode: 0o755}),
    await file(host, '/opt/hello/a b.txt', 'hello\n', {mode: 0o666}),
  ];
  const pkg = debPackage({
    ...(format === 'rpm' && {options: {}}),
    license: 'MIT',
    entries: withParents(entries),
  }) as Package;
  const {portable, read, documents} = await formatOf(format).load();
  const more = documents?.(pkg, {licenseText: undefined}) ?? [];
  const [name] = await portable(host, {...pkg, entries: withParents([...entries, ...more])}, host.outDir);
  const path = join(host.outDir, name!);
  const known = {run: [], upgradeFrom: undefined, on: [], lint: true, allow: undefined, ...settings};
  const book = await openLintBook(host, known, undefined);
  using log = host.log.branch('hello');
  const trial = {
    host,
    log,
    facts: await read(path),
    path,
    files: {real: `/x/${name}`},
    settings: known,
    config: undefined,
    book,
    openClean: () => {
      if (image === undefined) throw new PkgError('build/requires', 'no such package', {hint: 'look for it'});
      return testWorkshop(host, {image, manager: format === 'deb' ? 'apt' : 'dnf'});
    },
  } as unknown as Trial;
  const [result] = await conduct([lint], trial);
  closeLintBook(host.log, book, {whole: true});
  return result!;
}

const linters = [
  {format: 'deb', linter: 'lintian', base: 'debian:12', tag: 'dir-or-file-in-opt', also: []},
  {
    format: 'rpm',
    linter: 'rpmlint',
    base: 'rpm:4.18',
    tag: 'dir-or-file-in-opt',
    also: ['world-writable', 'no-binary'],
  },
] as const;

describe.each(linters)('$linter', ({format, linter, base, tag, also}) => {
  test(
    'fails a package with an error that nobody accepted, and names the path',
    async () => {
      const lines = [tag, ...also].map((word) => `${word} /opt/** # our customers have it there\n`);
      await using host = await testHost({'lint.allow': `${lines.join('')}${tag} /usr/** # nowhere\n`});
      const image = await imageWith(host, base, linter);
      const bad = await linted(host, {format, image});
      expect(bad).toMatchObject({outcome: 'failed', command: [linter, expect.stringContaining('hello')]});
      expect(bad.output).toContain(`${tag} `);
      expect(bad.problems?.map(({message}) => message)).toContainEqual(expect.stringContaining('a b.txt'));
      const accepted = await linted(host, {format, image, settings: {allow: 'lint.allow'}});
      expect([accepted.outcome, accepted.output]).toEqual(['passed', undefined]);
      expect(host.warnings.map(({message}) => message)).toContain(
        `no linter has found ${tag} at such a path`,
      );
    },
    10 * MINUTES,
  );
});

describe('a linter that cannot be had', () => {
  test('is not run, and CI fails', async () => {
    await using laptop = await testHost();
    expect(await linted(laptop, {format: 'deb'})).toMatchObject({
      outcome: 'not run',
      reason: 'lintian cannot be had here: no such package',
    });
    await using ci = await testHost({}, {CI: 'true'});
    expect(await linted(ci, {format: 'rpm'})).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^rpmlint cannot be had here: .*lint: false/),
    });
    expect(await linted(ci, {format: 'rpm', settings: {lint: false}})).toMatchObject({
      outcome: 'not run',
      reason: 'verify.lint is false',
    });
  });
});
