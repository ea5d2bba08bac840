import {symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {UserError} from '../../../src/model/errors.ts';
import {pathOutside, refuseTelltales} from '../../../src/tools/hygiene.ts';
import {testHost} from '../../support/host.ts';

const problemsOf = (env: Readonly<Record<string, string>>, execArgv: readonly string[] = []) => {
  try {
    refuseTelltales({env, execArgv});
    return [];
  } catch (error) {
    return (error as UserError).problems;
  }
};

describe('a process that was started to tell of its memory', () => {
  test.each([
    '--heapsnapshot-near-heap-limit=2',
    '--heapsnapshot-signal=SIGUSR2',
    '--report-on-fatalerror',
    '--report_on_signal',
    '--report-uncaught-exception',
    '--report-dir=/tmp',
    '--inspect',
    '--inspect-brk=127.0.0.1:9229',
    '--inspect-wait',
    '--cpu-prof',
    '--heap-prof',
    '--prof',
    '--abort-on-uncaught-exception',
    '--diagnostic-dir=/tmp',
  ])('takes no key with %s, and says what to take out of what', (option) => {
    const name = option.split('=')[0]!.replaceAll('_', '-');
    expect(problemsOf({NODE_OPTIONS: `--max-old-space-size=4096 "${option}"`})).toEqual([
      {
        message: expect.stringContaining(`NODE_OPTIONS holds ${name},`),
        hint: `take ${name} out of NODE_OPTIONS where packages are signed`,
      },
    ]);
    expect(problemsOf({}, [option])).toEqual([
      {
        message: expect.stringContaining(`node runs with ${name},`),
        hint: `run node without ${name} where packages are signed`,
      },
    ]);
  });

  test('tells of every such option at once', () => {
    expect(problemsOf({NODE_OPTIONS: '--inspect --cpu-prof'}, ['--heap-prof'])).toHaveLength(3);
  });

  test.each([
    '--max-old-space-size=4096',
    '--enable-source-maps',
    '--report-exclude-env',
    '--no-warnings',
    '',
  ])('takes one with %j', (option) => {
    expect(problemsOf({NODE_OPTIONS: option}, option ? [option] : [])).toEqual([]);
  });
});

test('the search path loses folders of the project, relative ones and empty words', () => {
  const path = '/usr/bin:/work/app/node_modules/.bin:.:bin::/work/app:/work/app2/bin:/work:/work/..here';
  expect(pathOutside(path, '/work/app')).toBe('/usr/bin:/work/app2/bin:/work:/work/..here');
});

test('the search path loses folders of the project that a link leads to', async () => {
  await using host = await testHost({'bin/git': ''});
  await using other = await testHost({'bin/git': ''});
  await symlink(join(host.workDir, 'bin'), join(other.workDir, 'link'));
  await symlink(host.workDir, join(other.workDir, 'project'));
  const [link, bin] = [join(other.workDir, 'link'), join(other.workDir, 'bin')];
  expect(pathOutside(`${link}:${bin}:/not/there`, host.workDir)).toBe(`${bin}:/not/there`);
  // The project itself may be named by a link.
  const project = join(other.workDir, 'project');
  expect(pathOutside(`${join(host.workDir, 'bin')}:${project}/bin:${bin}`, project)).toBe(bin);
});

describe('the process itself', () => {
  /** Runs a few lines as a process of their own, which may use what is imported here. */
  async function alone(body: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    await using host = await testHost();
    const root = new URL('../../../src/', import.meta.url).href;
    await host.files({
      'alone.mts': `import {readFileSync, readdirSync} from 'node:fs';
import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {closeProcess} from '${root}tools/hygiene.ts';
import {takeKeys, actionKeys} from '${root}tools/secret-env.ts';
${body}`,
    });
    const {stdout} = await host.run(
      [process.execPath, '--disable-warning=ExperimentalWarning', 'alone.mts'],
      {env},
    );
    return stdout.trim();
  }

  const CANARY = {
    'INPUT_GPG-PRIVATE-KEY': 'canary-key\nsecond-line-of-it',
    'INPUT_GPG-PASSPHRASE': 'canary-passphrase',
    COPY: ' canary-passphrase\n',
    NFPM_DEB_PASSPHRASE: 'another-canary',
    KEPT: 'kept',
  };

  test('keeps no key in its environment, in /proc, in a worker, in a report, or in a child', async () => {
    const said = await alone(
      `const block = () => readFileSync('/proc/self/environ', 'latin1');
const before = block().includes('canary-key');
const keys = takeKeys(process.env, actionKeys);
closeProcess();
const worker = new Worker('require("node:worker_threads").parentPort.postMessage(JSON.stringify(process.env))', {eval: true});
const [inside] = await once(worker, 'message');
const all = [block(), JSON.stringify(process.env), inside, JSON.stringify(process.report.getReport())];
console.log(JSON.stringify({before, keys: [keys.privateKey(), keys.passphrase(), keys.nfpm.NFPM_DEB_PASSPHRASE()], found: all.map((text) => /canary|second-line/.test(text)), kept: all.map((text) => text.includes('kept'))}));`,
      CANARY,
    );
    expect(JSON.parse(said)).toEqual({
      before: true,
      keys: [CANARY['INPUT_GPG-PRIVATE-KEY'], CANARY['INPUT_GPG-PASSPHRASE'], 'another-canary'],
      found: [false, false, false, false],
      kept: [true, true, true, true],
    });
  });

  test('writes no report, no core of its memory, and opens to no debugger, whatever signal comes', async () => {
    const said = await alone(
      `closeProcess();
const {reportOnFatalError, reportOnSignal, reportOnUncaughtException} = process.report;
process.kill(process.pid, 'SIGUSR1');
await new Promise((resolve) => setTimeout(resolve, 200));
const inspector = await import('node:inspector');
console.log(JSON.stringify({reports: [reportOnFatalError, reportOnSignal, reportOnUncaughtException], url: inspector.url() ?? null, core: Number.parseInt(readFileSync('/proc/self/coredump_filter', 'utf8'), 16)}));`,
    );
    expect(JSON.parse(said)).toEqual({reports: [false, false, false], url: null, core: 0});
  });
});
