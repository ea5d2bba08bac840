import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {PROJECT} from '../support/scratch.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {readonly secrets: Readonly<Record<string, {readonly required: boolean}>>};
  };
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      {readonly needs?: string | string[]; readonly permissions: object; readonly steps: readonly Step[]}
    >
  >;
}

const text = await readFile(join(PROJECT, '.github/workflows/package.yml'), 'utf8');
const {on, permissions, jobs} = parse(text) as Workflow;
const steps = (job: string) => jobs[job]!.steps.filter(({uses}) => uses?.startsWith('org/linux-pkg-action@'));

test('the reusable workflow has a key that nobody must give', () => {
  expect(on.workflow_call.secrets).toEqual({
    'gpg-private-key': {description: expect.any(String), required: false},
    'gpg-passphrase': {description: expect.any(String), required: false},
  });
});

test('only the jobs that run nothing of the project name a secret, and only for the action itself', () => {
  const naming = Object.keys(jobs).filter((job) => JSON.stringify(jobs[job]).includes('secrets'));
  expect(naming).toEqual(['key', 'publish']);
  for (const job of naming) {
    expect(steps(job).map((step) => step.with)).toEqual([
      expect.objectContaining({
        command: job,
        'gpg-private-key': expect.stringContaining('{{ secrets.gpg-private-key }}'),
        'gpg-passphrase': expect.stringContaining('{{ secrets.gpg-passphrase }}'),
      }),
    ]);
    expect(jobs[job]!.steps).toHaveLength(2);
  }
  expect(text.match(/secrets\./g)).toHaveLength(4 + 2);
});

test('what is built waits for the plan and for the look at the key', () => {
  expect(Object.keys(jobs)).toEqual(['plan', 'key', 'build', 'publish']);
  expect(jobs['key']?.needs).toBeUndefined();
  expect(jobs['build']?.needs).toEqual(['plan', 'key']);
  expect(jobs['publish']?.needs).toEqual(['plan', 'build']);
});

test('no job may do more than read the repository', () => {
  expect(permissions).toEqual({});
  for (const job of Object.values(jobs)) expect(job.permissions).toEqual({contents: 'read'});
});
