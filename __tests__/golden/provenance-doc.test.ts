import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {runCommand} from '../../src/commands/run.ts';
import {sbomWanted} from '../../src/steps/config/index.ts';
import {RIGHT, right} from '../support/config.ts';
import {blockOf, readPage} from '../support/docs.ts';
import {testHost, testInputs} from '../support/host.ts';

const page = await readPage('docs/provenance.md');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {readonly permissions?: Readonly<Record<string, string>>; readonly steps?: readonly Step[]}
    >
  >;
}

const workflow = (name: string): Workflow => parse(blockOf(page, name)) as Workflow;

/** A checksums file as actions/attest reads it: https://github.com/actions/attest#identify-subjects-with-checksums-file */
const subjectLine = /^(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{128}) [ *][^\r\n]+$/;

describe('the page on provenance', () => {
  test('shows the key that asks for documents', async () => {
    expect(sbomWanted(await right(`${RIGHT}${blockOf(page, 'config')}`))).toBe(true);
    expect(sbomWanted(await right(RIGHT))).toBe(false);
  });

  test.each(['attest', 'attest-after'])(
    'gives the job that attests what it needs, and no more: %s',
    (name) => {
      const jobs = Object.values(workflow(name).jobs);
      const job = jobs.find(({steps}) => steps?.some(({uses}) => uses?.startsWith('actions/attest@')));
      expect(job?.permissions).toMatchObject({'id-token': 'write', attestations: 'write'});
      expect(Object.entries(job?.permissions ?? {}).filter(([key]) => key === 'contents')).toEqual(
        name === 'attest' ? [['contents', 'read']] : [],
      );
      const attest = job?.steps?.find(({uses}) => uses?.startsWith('actions/attest@'));
      expect(Object.keys(attest?.with ?? {})).toEqual(['subject-checksums']);
    },
  );

  test('makes checksums that actions/attest takes of what the action puts out', async () => {
    await using host = await testHost(
      {
        'linux-pkg.yml':
          'name: hello\nversion: 1.0.0-rc.1\narch: all\nmaintainer: A <a@example.org>\ndescription: Says hello.\n' +
          'targets: [deb, rpm]\nsbom: true\ncontents: [{src: hello, dst: /usr/bin/hello}]\n',
        hello: '#!/bin/sh\n',
      },
      {SOURCE_DATE_EPOCH: '1700000000'},
    );
    await runCommand(host, testInputs());
    const {outputs} = await runCommand(host, testInputs({command: 'publish'}));
    const {run = '', env} = workflow('attest-after').jobs['attest']!.steps![0]!;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
    expect(env).toEqual({ARTIFACTS: '${{ needs.package.outputs.artifacts }}'});
    await host.run(['bash', '-euo', 'pipefail', '-c', run], {env: {ARTIFACTS: outputs['artifacts'] ?? ''}});
    const {stdout} = await host.run(['cat', 'SHA256SUMS']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !subjectLine.test(line))).toEqual([]);
    const own = await host.run(['cat', 'out/SHA256SUMS']);
    const digests = (text: string) => text.match(/^[0-9a-f]{64}/gm) ?? [];
    expect(digests(stdout)).toEqual(expect.arrayContaining(digests(own.stdout)));
    expect(digests(own.stdout)).toHaveLength(4);
    await host.run(['sh', '-ec', blockOf(page, 'check').replace('SHA256SUMS', '../SHA256SUMS')], {
      cwd: host.outDir,
    });
  });
});
