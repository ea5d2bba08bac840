import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {elapsed} from '../../../src/tools/branch.ts';
import {makeLog, type Sink} from '../../../src/tools/log.ts';
import {openSpool} from '../../../src/tools/spool.ts';
import {testHost} from '../../support/host.ts';
import {repositoryPath} from '../../support/repository.ts';
import {stopWatch} from '../../support/watch.ts';

const recorded = (over: Partial<Sink> = {}) => {
  const lines: string[] = [];
  const watch = stopWatch();
  const sink: Sink = {
    line: (text) => lines.push(text),
    problem: (level, problem) => lines.push(`${level}: ${problem.message}`),
    ...over,
  };
  return {lines, watch, log: makeLog(sink, watch)};
};

const grouped = (lines: string[]): Partial<Sink> => ({
  startGroup: (title) => lines.push(`[${title}]`),
  endGroup: () => lines.push('[]'),
});

describe('a branch of the log', () => {
  test('is told as failed with the step that its group was in', async () => {
    const {lines, log} = recorded();
    using branch = log.branch('deb');
    const inner = branch.group('main', () => branch.group('unpack', () => Promise.reject(new Error('no'))));
    await expect(inner).rejects.toThrow('no');
    branch[Symbol.dispose]();
    expect(lines.at(-1)).toBe('deb: failed in unpack after 0.0 s');
  });

  test('is told as failed in what is named, whatever its step is by then', () => {
    const {lines, log} = recorded();
    const branch = log.branch('deb');
    branch.step('purge');
    branch.fail('install, run');
    branch[Symbol.dispose]();
    expect(lines.at(-1)).toBe('deb: failed in install, run after 0.0 s');
  });

  test('leaves no timer behind when the last of them ends', () => {
    const {log, watch} = recorded();
    const [one, two] = [log.branch('one'), log.branch('two')];
    one[Symbol.dispose]();
    expect(watch.ticking()).toBe(1);
    two[Symbol.dispose]();
    expect(watch.ticking()).toBe(0);
  });

  test('closes the group that is open, as groups do not nest, and opens its own at the end', async () => {
    const lines: string[] = [];
    const {log} = recorded({...grouped(lines), line: (text) => lines.push(text)});
    await log.group('Build', async () => {
      const branch = log.branch('deb');
      branch.info('inside');
      log.info('outside');
      branch[Symbol.dispose]();
    });
    expect(lines).toEqual(['[Build]', '[]', 'outside', '[deb: 0.0 s]', 'inside', '[]', 'Build: 0.0 s']);
  });

  test('shows the last of what a program wrote over, without colours', () => {
    const {lines, log} = recorded();
    using branch = log.branch('deb');
    branch.output(' 10 %\r 50 %\r100 %\r');
    branch.output('\u001b[1;31merror\u001b[0m');
    expect(lines).toEqual(['deb | 100 %', 'deb | error']);
  });

  test('names itself in a warning, once in the log and once in the report', () => {
    const {lines, log} = recorded();
    using branch = log.branch('deb');
    branch.warn({message: 'odd'});
    expect(lines).toEqual(['warning: deb: odd']);
    expect(log.warnings).toEqual([{message: 'deb: odd'}]);
  });

  test('hides what is to be hidden, each line of it too, and lets short words be', () => {
    const words: string[] = [];
    const {lines, log} = recorded({mask: (more) => words.push(...more)});
    log.mask(['hunter22', 'first line\nsecond line\n', '1', '']);
    using branch = log.branch('deb');
    branch.output('token=hunter22 1');
    branch.info('second line');
    log.warn({message: 'hunter22 is wrong'});
    expect(lines).toEqual(['deb | token=*** 1', 'deb | ***', 'warning: *** is wrong']);
    expect(words).toEqual(['hunter22', 'first line\nsecond line\n', 'first line', 'second line']);
  });

  test('that has ended tells what still comes by itself, programs only with debug on', () => {
    const lines: string[] = [];
    const {log} = recorded({...grouped(lines), line: (text) => lines.push(text)});
    const branch = log.branch('deb');
    branch[Symbol.dispose]();
    branch.info('late');
    branch.output('make');
    branch[Symbol.dispose]();
    expect(lines).toEqual(['[deb: 0.0 s]', '[]', 'deb | late']);
  });

  test('leaves the terminal alone while somebody else has it', async () => {
    const drawn: (readonly string[])[] = [];
    const {log, watch} = recorded({live: (lines) => drawn.push(lines)});
    using branch = log.branch('deb');
    watch.pass(1);
    await branch.aside(async () => watch.pass(60));
    expect(drawn.slice(-2)).toEqual([['deb    0:01'], []]);
    watch.pass(1);
    expect(drawn.at(-1)).toEqual(['deb    1:02']);
  });

  test('elapsed time is told as on a stop watch', () => {
    expect([0, 59_999, 61_000, 3_602_000].map(elapsed)).toEqual(['0:00', '0:59', '1:01', '1:00:02']);
  });

  test('what a build prints commands nothing in an action', async () => {
    await using host = await testHost();
    const attack = [
      '::set-output name=a::b',
      '::add-path::/evil',
      'x ##[error]no',
      '::endgroup::',
      'hunter22',
    ];
    const {stdout} = await host.run(
      [
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        repositoryPath('__tests__/support/branch-alone.ts'),
      ],
      {input: attack.join('\n')},
    );
    const [mask, open, stop, ...rest] = stdout.trimEnd().split('\n');
    expect([mask, open]).toEqual([
      '::add-mask::hunter22',
      expect.stringMatching(/^::group::debian-12\/amd64: /),
    ]);
    const token = /^::stop-commands::(.+)$/.exec(stop!)![1]!;
    expect(rest.slice(rest.indexOf(`::${token}::`))).toEqual([`::${token}::`, '::endgroup::']);
    expect(rest.slice(0, 6)).toEqual(['main …', ...attack.slice(0, -1), '***']);
  });
});

describe('lines put aside on disk', () => {
  const all = (spool: ReturnType<typeof openSpool>): string => {
    const texts: string[] = [];
    spool.print((text) => texts.push(text));
    return texts.join('\n');
  };

  test('come back as they were, in any size', async () => {
    await using host = await testHost();
    const lines = [
      '',
      'ü'.repeat(70_000),
      ...Array.from({length: 20_000}, (_, index) => `line ${index} é`),
      '',
    ];
    const spool = openSpool(undefined, host.workDir);
    for (const line of lines) spool.add(line);
    expect(all(spool)).toBe(lines.join('\n'));
  });

  test('are cut at the front where there are too many, at the start of a line, with a note', async () => {
    await using host = await testHost();
    const spool = openSpool(100, host.workDir);
    for (let index = 0; index < 300_000; index++) spool.add(`line ${index}`);
    const [note, first, ...rest] = all(spool).split('\n');
    expect(note).toBe('(4 MB of output left out; the last of it follows)');
    expect([first, rest.at(-1)]).toEqual(['line 299992', 'line 299999']);
  });

  test('leave no file, not even while they are written', async () => {
    await using host = await testHost();
    const spool = openSpool(undefined, host.workDir);
    spool.add('x'.repeat(100_000));
    expect(await readdir(host.workDir)).toEqual([]);
    expect(all(spool)).toHaveLength(100_000);
  });

  test('are missed with a note where the disk takes none', () => {
    const spool = openSpool(undefined, join('/proc', 'nowhere'));
    spool.add('x');
    expect(all(spool)).toMatch(/^\(the log could not be put aside: Error: ENOENT/);
  });
});
