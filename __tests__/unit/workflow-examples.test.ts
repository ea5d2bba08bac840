import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {blockOf, readPage} from '../support/docs.ts';
import {repositoryRoot} from '../support/sources.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, {readonly inputs?: object; readonly secrets?: object} | null>>;
  readonly concurrency?: {readonly group: string; readonly 'cancel-in-progress': string};
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const dir = join(repositoryRoot, 'examples/workflows');
const names = (await readdir(dir)).sort();
const examples = await Promise.all(
  names.map(async (name) => {
    const text = await readFile(join(dir, name), 'utf8');
    return {name, text, workflow: parse(text) as Workflow};
  }),
);

const action = parse(await readPage('action.yml')) as {inputs: object};
const workflowAt = (path: string): Promise<Workflow> =>
  readPage(path).then((text) => parse(text) as Workflow);
/** What each reusable workflow takes. */
const called: Readonly<Record<string, Workflow>> = {
  'org/linux-pkg-action/.github/workflows/package.yml@v1': await workflowAt('.github/workflows/package.yml'),
  'example-org/.github/.github/workflows/package.yml@main': await workflowAt(
    'examples/workflows/organisation.yml',
  ),
};

const keysOf = (of: object | undefined): readonly string[] => Object.keys(of ?? {});

describe.each(examples)('examples/workflows/$name', ({name, text, workflow}) => {
  const jobs = Object.entries(workflow.jobs);

  test('stands in docs/publishing.md as it is', async () => {
    expect(blockOf(await readPage('docs/publishing.md'), name.replace('.yml', ''))).toBe(text);
  });

  test('gives what it calls inputs and secrets that there are', () => {
    for (const [, job] of jobs) {
      if (job.uses !== undefined) {
        const takes = called[job.uses]!.on['workflow_call']!;
        expect(keysOf(takes.inputs)).toEqual(expect.arrayContaining([...keysOf(job.with)]));
        expect(keysOf(takes.secrets)).toEqual(expect.arrayContaining([...keysOf(job.secrets)]));
      }
      for (const step of job.steps ?? [])
        if (step.uses?.startsWith('org/linux-pkg-action@'))
          expect(keysOf(action.inputs)).toEqual(expect.arrayContaining([...keysOf(step.with)]));
    }
  });

  const isCalled = Object.hasOwn(workflow.on, 'workflow_call');
  const triggers = jobs.filter(() => !isCalled);

  test('lets each job do what it needs, and gives a pull request neither key nor write access', () => {
    expect(workflow.permissions).toEqual(isCalled ? undefined : {});
    for (const [id, job] of triggers) {
      expect(keysOf(job.permissions)).toEqual(['contents']);
      if (id !== 'rehearsal') continue;
      expect(job.if).toBe("github.event_name == 'pull_request'");
      expect(job.permissions).toEqual({contents: 'read'});
      expect(JSON.stringify(job)).not.toContain('secrets');
    }
  });

  test('runs one release at a time, and never ends one in the middle', () => {
    if (isCalled) return;
    expect(workflow.concurrency).toEqual({
      group: `release-\${{ github.ref }}`,
      'cancel-in-progress': `\${{ github.event_name == 'pull_request' }}`,
    });
    expect(keysOf(workflow.on)).toEqual(expect.arrayContaining(['push', 'pull_request']));
    expect(workflow.on['push']).toEqual({tags: ['v*']});
  });
});

test('there is one for a single job, one for a matrix, and one for an organisation', () => {
  expect(names).toEqual(['matrix.yml', 'organisation-project.yml', 'organisation.yml', 'single-job.yml']);
});
