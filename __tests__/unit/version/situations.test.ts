import {readFileSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import {formats} from '../../../src/formats/index.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {Version} from '../../../src/model/version.ts';
import {testRepository} from '../../support/git-repository.ts';
import {testHost} from '../../support/host.ts';
import {resolvedVersion} from '../../support/resolved-version.ts';
import {type Situation, situations} from '../../support/version-situations.ts';

const page = readFileSync(new URL('../../../docs/version.md', import.meta.url), 'utf8');

const rows = page
  .slice(page.indexOf('| Situation |'))
  .split('\n\n')[0]!
  .split('\n')
  .slice(2)
  .map((row) => row.trim());

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replace(/ {2}\|$/, ' |');

const spelled = (version: Version): string[] =>
  Object.values(formats).map(
    (format) => `\`${format.versionOf(version).replace(/g[0-9a-f]{8}/, 'g1a2b3c4d')}\``,
  );

/** What a person sees: the version in each format and the warnings, or the error. */
async function rowOf(situation: Situation): Promise<string> {
  await using host = await testHost({'linux-pkg.yml': ''});
  const repository = await testRepository(host);
  await situation.arrange(host, repository);
  const clean = (text: string) => text.replaceAll(host.workDir, '/project').replaceAll('|', '\\|');
  try {
    const version = await resolvedVersion(host, situation);
    const warnings = host.warnings.map(({message}) => clean(message)).join('; ');
    return row(situation.title, ...spelled(version), warnings);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = error.problems.map((problem) => clean(problem.message)).join('; ');
    return row(situation.title, ...Object.keys(formats).map(() => 'error'), message);
  }
}

describe('docs/version.md says what happens for', () => {
  test.each(situations.map((situation) => [situation.title, situation] as const))(
    '%s',
    async (_, situation) => {
      expect(rows).toContain(await rowOf(situation));
    },
  );

  test('these situations and no other', () => {
    expect(rows.map((row) => row.split(' | ')[0]?.slice(2))).toEqual(situations.map(({title}) => title));
  });
});
