import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {readPage} from '../support/docs.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string | string[];
  readonly permissions?: object;
  readonly environment?: string;
  readonly concurrency?: {readonly group: string; readonly 'cancel-in-progress': boolean};
  readonly 'runs-on': string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Described {
  readonly description: string;
  readonly required?: boolean;
}

interface Workflow {
  readonly on: {
    readonly workflow_call: {
      readonly inputs: Readonly<Record<string, Described>>;
      readonly secrets: Readonly<Record<string, Described>>;
      readonly outputs: Readonly<Record<string, {readonly value: string}>>;
    };
  };
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = await readPage('.github/workflows/package.yml');
const {on, permissions, jobs} = parse(text) as Workflow;
const {inputs, secrets, outputs} = on.workflow_call;
const action = parse(await readPage('action.yml')) as Record<'inputs' | 'outputs', Record<string, object>>;
const own = (job: string): Step =>
  jobs[job]!.steps.find(({uses}) => uses?.startsWith('org/linux-pkg-action@'))!;
const secretOf = (name: string): string =>
  `\${{ secrets.${name} || secrets.${name.toUpperCase().replaceAll('-', '_')} }}`;

const NAMES = ['gpg-private-key', 'gpg-passphrase', 'aws-access-key-id', 'aws-secret-access-key'];

describe('secrets', () => {
  test('are ones that nobody must give, each also under a name that an environment can have', () => {
    const both = [...NAMES, ...NAMES.map((name) => name.toUpperCase().replaceAll('-', '_'))];
    expect(Object.keys(secrets)).toEqual(both);
    for (const {required} of Object.values(secrets)) expect(required).toBe(false);
  });

  test('are named by the jobs alone that run nothing of the project, for the action itself', () => {
    const naming = Object.keys(jobs).filter((job) => JSON.stringify(jobs[job]).includes('secrets'));
    expect(naming).toEqual(['key', 'publish']);
    for (const job of naming) {
      expect(own(job).with).toMatchObject({
        command: job,
        'gpg-private-key': secretOf('gpg-private-key'),
        'gpg-passphrase': secretOf('gpg-passphrase'),
      });
      // The code that is checked out, and the action: nothing that runs any of it.
      expect(jobs[job]!.steps).toHaveLength(2);
    }
    expect(jobs['publish']!.steps[1]!.env).toEqual({
      GITHUB_TOKEN: `\${{ github.token }}`,
      AWS_ACCESS_KEY_ID: secretOf('aws-access-key-id'),
      AWS_SECRET_ACCESS_KEY: secretOf('aws-secret-access-key'),
    });
  });

  test('come from the environment that is asked for, which a pull request never reaches', () => {
    const environment = `\${{ !startsWith(github.event_name, 'pull_request') && inputs.environment || '' }}`;
    expect(
      Object.entries(jobs).flatMap(([name, job]) =>
        job.environment === undefined ? [] : [[name, job.environment]],
      ),
    ).toEqual([
      ['key', environment],
      ['publish', environment],
    ]);
  });
});

describe('jobs', () => {
  test('wait for the plan and for the look at the key before anything is built', () => {
    expect(Object.keys(jobs)).toEqual(['plan', 'key', 'build', 'publish']);
    expect(jobs['key']?.needs).toBeUndefined();
    expect(jobs['build']?.needs).toEqual(['plan', 'key']);
    expect(jobs['publish']?.needs).toEqual(['plan', 'build']);
  });

  test('may read the repository and no more; the last has what the caller grants', () => {
    expect(permissions).toBeUndefined();
    const {publish, ...others} = jobs;
    for (const job of Object.values(others)) expect(job.permissions).toEqual({contents: 'read'});
    expect(publish!.permissions).toBeUndefined();
    for (const {steps} of Object.values(jobs))
      expect(steps.find(({uses}) => uses?.startsWith('actions/checkout@'))?.with).toMatchObject({
        'persist-credentials': false,
      });
  });

  test('that publish one ref wait for each other, and none is cut off in the middle', () => {
    expect(jobs['publish']!.concurrency).toEqual({
      group: expect.stringContaining(`\${{ github.ref }}`),
      'cancel-in-progress': false,
    });
  });

  test('use actions of others by their hash, with the version behind it', () => {
    const foreign = [...text.matchAll(/^ .*uses: (?!org\/linux-pkg-action)(.*)$/gm)].map(([, uses]) => uses);
    expect(foreign.length).toBeGreaterThan(0);
    for (const uses of foreign) expect(uses).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('give the action inputs that it has, and take outputs that it has', () => {
    for (const name of Object.keys(jobs)) {
      const step = own(name);
      expect(Object.keys(step.with!).filter((input) => !Object.hasOwn(action.inputs, input))).toEqual([]);
      const taken = [...JSON.stringify(jobs[name]!.outputs ?? {}).matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)];
      for (const [, output = ''] of taken) expect(Object.keys(action.outputs)).toContain(output);
    }
  });

  test('use every input, and the outputs of the call are outputs of jobs', () => {
    for (const name of Object.keys(inputs)) expect(text).toMatch(new RegExp(`inputs\\.${name}\\b`));
    for (const {value} of Object.values(outputs)) {
      const [, job = '', output = ''] = /^\$\{\{ jobs\.(\w+)\.outputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      expect(Object.keys(jobs[job]!.outputs!)).toContain(output);
    }
  });
});
