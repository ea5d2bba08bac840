import {symlink} from 'node:fs/promises';
import {describe, expect, test} from '@jest/globals';
import type {Version} from '../../../src/model/version.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {changelogSection} from '../../../src/steps/publish/changelog-section.ts';
import {commitNotes} from '../../../src/steps/publish/commit-notes.ts';
import {notesFor} from '../../../src/steps/publish/notes.ts';
import {RIGHT} from '../../support/config.ts';
import {testHost, testInputs} from '../../support/host.ts';
import {testVersion} from '../../support/version.ts';

const VERSION: Version = testVersion({tag: 'v1.2.3'});

describe('the section of a changelog', () => {
  const body = 'Better.\n\n### Fixed\n\n- It works.';
  const around = (heading: string, next = '## 1.2.2') =>
    `# Changes\n\n${heading}\n\n${body}\n\n${next}\n\nOlder.\n`;

  test.each([
    '## [1.2.3] - 2026-01-31',
    '## 1.2.3',
    '## v1.2.3',
    '## [v1.2.3] - 2026-01-31',
    '## [1.2.3](https://example.org/compare/v1.2.2...v1.2.3) (2026-01-31)',
    '## 2026-01-31, version 1.2.3',
    '## hello 1.2.3 ##',
    '## hello_1.2.3',
    '## **1.2.3**',
    '   ## 1.2.3',
    '1.2.3\n-----',
    'v1.2.3 / 2026-01-31\n---',
  ])('is found under %j', (heading) => {
    expect(changelogSection(around(heading), ['1.2.3', 'v1.2.3'])).toBe(body);
    expect(changelogSection(around(heading).replaceAll('\n', '\r\n'), ['1.2.3', 'v1.2.3'])).toBe(body);
  });

  test.each([
    '## 1.2.30',
    '## 11.2.3',
    '## 1.2.3-rc.1',
    '## 2.0.0: all that is new since 1.2.3',
    '1.2.3',
    '- 1.2.3',
    '    ## 1.2.3',
    '```\n## 1.2.3\n```',
    '<!--\n## 1.2.3\n-->',
    '[1.2.3]: https://example.org',
  ])('is not found under %j', (heading) => {
    expect(changelogSection(around(heading), ['1.2.3', 'v1.2.3'])).toBeUndefined();
  });

  test('ends at the next heading of its level or of a higher one, and not at one inside of code', () => {
    const text = '## 1.2.3\n\n```sh\n# no heading\n## 1.2.2\n```\n\n### More\n\n# Else\n\n## 1.2.2\n';
    expect(changelogSection(text, ['1.2.3'])).toBe('```sh\n# no heading\n## 1.2.2\n```\n\n### More');
    expect(changelogSection('1.2.3\n=====\nA\n\nFixed\n-----\n- B\n\n1.2.2\n=====\nC', ['1.2.3'])).toBe(
      'A\n\nFixed\n-----\n- B',
    );
  });

  test('is empty where nothing is under its heading', () => {
    expect(changelogSection('## 1.2.3\n\n## 1.2.2\n\nOlder.', ['1.2.3'])).toBe('');
  });

  test('brings the links that it uses and no others', () => {
    const text =
      '## [1.2.3]\n\nSee [the docs][Docs].\n\n[docs]: https://a.example\n[1.2.3]: https://b.example\n';
    expect(changelogSection(text, ['1.2.3'])).toBe('See [the docs][Docs].\n\n[docs]: https://a.example');
  });

  test('is that of a prerelease, and of a tag with a word in front', () => {
    expect(changelogSection('## 1.2.3-rc.1\n\nA\n\n## 1.2.3\n\nB', ['1.2.3-rc.1'])).toBe('A');
    expect(changelogSection('## lib/v1.2.3\n\nA\n\n## app/v1.2.3\n\nB', ['app/v1.2.3'])).toBe('B');
  });

  test('is found in no time in whatever somebody calls a changelog', () => {
    const hostile = [
      `## ${'['.repeat(50_000)}`,
      `${'#'.repeat(50_000)} 1`,
      '<!--'.repeat(20_000),
      ' '.repeat(50_000),
    ];
    const start = performance.now();
    for (const text of hostile) changelogSection(`${text}\n`.repeat(3), ['1.2.3']);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('notes made of commits', () => {
  const of = (...messages: readonly string[]) =>
    commitNotes({
      previous: 'v1.2.2',
      commits: messages.map((message) => ({id: '0123456789abcdef'.repeat(3).slice(0, 40), message})),
    });

  test('have a line for each, of its first line', () => {
    expect(of('Add a thing (#12)\n\nAt length.\n\nSigned-off-by: A <a@example.org>\n', 'Mend it\n')).toBe(
      'Changes since v1.2.2:\n\n- Add a thing (&#35;12) (01234567)\n- Mend it (01234567)',
    );
  });

  test('leave out what is nothing but trailers or empty', () => {
    expect(of('Signed-off-by: A <a@example.org>\n', '\n', 'Co-authored-by: B <b@example.org>')).toBe(
      'No changes since v1.2.2.',
    );
  });

  test('show what authors wrote as it is, and mention nobody', () => {
    const notes = of(
      'thank @octocat and @org/team, not a@example.org',
      '@all',
      '# heading',
      '- list',
      '1. list',
      '<img src=x onerror=alert(1)> **bold** [a](javascript:x) `@not-code',
      'escape \u001b[31m and \u202e and \u0000',
      '$x$ :tada: | a | b',
      '``@octocat``',
    );
    expect(notes).toMatchSnapshot();
    const outside = notes.replace(/`[^`\n]*`/g, '');
    expect(outside).not.toContain('@');
    expect(notes).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('are cut where there are too many or too long ones', () => {
    const lines = of(...Array.from({length: 500}, (_, at) => `${at} ${'x'.repeat(500)}`)).split('\n');
    expect(lines).toHaveLength(303);
    expect(lines.at(-1)).toBe('- and 200 more');
    expect(lines[2]!.length).toBeLessThan(230);
  });
});

describe('notes', () => {
  const ask = async (
    notes: string | undefined,
    tree: Readonly<Record<string, string>> = {},
    version = VERSION,
  ) => {
    await using host = await testHost({'linux-pkg.yml': RIGHT, ...tree});
    await symlink('/etc/hostname', `${host.workDir}/link.md`);
    const config = await loadConfig(host, testInputs());
    return await notesFor(host, config, {settings: {notes}, version});
  };

  test('are GitHub’s unless something else is said, and none where no release is made', async () => {
    expect(await ask(undefined)).toBe('github');
    expect(await ask('github')).toBe('github');
    expect(await ask('CHANGELOG.md', {}, {...VERSION, tag: undefined})).toBeUndefined();
    expect(await ask('commits', {}, {...VERSION, snapshot: {commits: 1, dirty: false}})).toBeUndefined();
  });

  test('are the section of a file', async () => {
    expect(await ask('docs/NEWS', {'docs/NEWS': '## 1.2.3\n\nNews.\n'})).toEqual({text: 'News.'});
  });

  test.each([
    [
      'CHANGELOG.md',
      {'CHANGELOG.md': '## [Unreleased]\n\nA\n\n## 1.2.2\n\nB\n'},
      'has no section of 1.2.3; its newest sections: [Unreleased], 1.2.2',
    ],
    ['CHANGELOG.md', {'CHANGELOG.md': '## 1.2.3\n\n## 1.2.2\n'}, 'its section is empty'],
    ['CHANGELOG.md', {}, 'is not there'],
    ['docs', {'docs/a': ''}, 'is no file'],
    ['link.md', {}, 'leads out of the project'],
  ])('of %s are refused: %#', async (notes, tree, message) => {
    await expect(ask(notes, tree)).rejects.toThrow(message);
  });

  test('of commits say what they need where there is no history', async () => {
    await expect(ask('commits')).rejects.toThrow('notes: commits needs the git history, and no repository');
  });
});
