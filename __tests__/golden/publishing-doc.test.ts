import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {publishers} from '../../src/publishers/index.ts';
import {publishKeys} from '../../src/steps/config/publish-section.ts';
import {SERVER_ACTIONS} from '../../src/tools/run-artifacts.ts';
import {blockOf, readPage} from '../support/docs.ts';

const page = await readPage('docs/publishing.md');

/** The first cells of a table, from its head on. */
function firstCells(head: string): readonly string[] {
  const [, table = ''] = page.split(`\n| ${head} |`);
  return table
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((line) => line.split('|')[1]!);
}

const words = (cells: readonly string[]): readonly string[] =>
  cells.flatMap((cell) => [...cell.matchAll(/`\{?([\w-]+)\}?`/g)].map(([, word = '']) => word));

describe('docs/publishing.md', () => {
  test('has a row for each place', () => {
    expect(words(firstCells('`to:` | what it is | what it needs')).toSorted()).toEqual(
      Object.keys(publishers).toSorted(),
    );
  });

  test('has a row for each key of an entry', () => {
    const known = Object.keys(publishKeys).filter((key) => key !== 'to');
    expect(words(firstCells('key | of | default | what it says')).toSorted()).toEqual(known.toSorted());
  });

  test('has every input of package.yml, with its default and words', async () => {
    const {on} = parse(await readPage('.github/workflows/package.yml'));
    const [, table = ''] = page.split('\n| input | default | what it is |\n|---|---|---|\n');
    const rows = table.split('\n\n')[0]!.split('\n');
    interface Input {
      readonly description: string;
      readonly default: unknown;
    }
    const shown = ([name, {description, default: value}]: [string, Input]): string =>
      `| \`${name}\` |${value === '' ? '' : ` \`${value}\``} | ${description} |`;
    expect(rows).toEqual((Object.entries(on.workflow_call.inputs) as [string, Input][]).map(shown));
  });

  test('carries packages on GitHub Enterprise Server by the actions that the messages name', () => {
    const {jobs} = parse(blockOf(page, 'ghes'));
    const uses = (job: string): readonly string[] =>
      jobs[job].steps.map(({uses: name}: {uses: string}) => name);
    expect(uses('build').at(-1)).toBe(SERVER_ACTIONS.upload);
    expect(uses('publish')[1]).toBe(SERVER_ACTIONS.download);
  });
});
