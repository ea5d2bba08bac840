import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, test} from '@jest/globals';
import {testHost} from '../support/host.ts';

const run = promisify(execFile);
const MiB = 1024 * 1024;
const room = MiB - 1024;

const laughs = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`),
].join('\n');

const wideMap = Array.from({length: 900}, (_, index) => `k${index}: x`).join(', ');

const filled = (piece: string): string => piece.repeat(Math.floor(room / piece.length));

/** The file, and what is said of it. */
const files: Readonly<Record<string, readonly [string, string]>> = {
  'ten megabytes': ['name: a\n'.repeat(1_300_000), 'a config file has 1 MiB at most'],
  'a billion laughs': [laughs, 'aliases unfold to more than 100000 values here'],
  'laughs by merge keys': [
    `a: &a {${wideMap}}\n${Array.from({length: 900}, (_, index) => `m${index}: {<<: [*a, *a]}`).join('\n')}`,
    'aliases unfold to more than 100000 values here',
  ],
  'an alias in itself': ['a: &a {b: *a}', '*a stands inside &a, so it would hold itself'],
  'ten thousand brackets': [`a: ${'['.repeat(10_000)}`, 'nested more than 100 levels deep'],
  'a megabyte of brackets': [filled('['), 'nested more than 100 levels deep'],
  'a megabyte of braces': [filled('{a: '), 'nested more than 100 levels deep'],
  'a megabyte of dashes': [filled('- '), 'the file has too many values'],
  'some dashes': ['- '.repeat(5000), 'nested more than 100 levels deep'],
  'a megabyte of questions': [filled('? '), 'the file has too many values'],
  stairs: [
    Array.from({length: 1000}, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
    'nested more than 100 levels deep',
  ],
  'a megabyte of list items': [`a: [${filled('a,')}]`, 'the file has too many values'],
  'a megabyte of empty lines': [filled('\n'), 'the file has too many values'],
  'a megabyte of documents': [filled('---\n'), 'the file has too many values'],
  'a megabyte of anchors': [`a: ${filled('&a ')}`, 'the file has too many values'],
  'a megabyte of bad escapes': [`a: "${filled('\\q')}"`, 'the file has too many values'],
  'a megabyte of quotes': [filled('"'), 'the file has too many values'],
  'a megabyte of one text': [`name: ${filled('a')}\ncompat: x`, 'compat: "x" is not known here'],
  'a megabyte of one key': [`${filled('k')}: x`, 'no key: value on this line'],
  'a megabyte of a text in lines': [`name: |\n${filled(' x\n')}compat: x`, 'compat: "x" is not known here'],
  'twenty thousand unknown keys': [
    Array.from({length: 20_000}, (_, index) => `key${index}: x`).join('\n'),
    'unknown key "key0"',
  ],
  'twenty thousand aliases to nothing': [`a:\n${'- *a\n'.repeat(20_000)}`, '*a has no &a before it'],
  'ten thousand times one key': ['name: x\n'.repeat(10_000), 'the key "name" stands here twice'],
  'ten thousand tabs': [`a:\n${'\t- 1\n'.repeat(10_000)}`, 'a tab is used as indentation'],
};

const SCRIPT = `
const [main, memory, workDir] = process.argv.slice(1);
const {loadConfig} = await import(main);
const {peakMegabytes} = await import(memory);
const cpu = ({userCPUTime, systemCPUTime}) => (userCPUTime + systemCPUTime) / 1000;
const before = process.resourceUsage();
const start = peakMegabytes();
const host = {env: {}, workDir, outDir: workDir, signal: new AbortController().signal};
const error = await loadConfig(host, {config: 'linux-pkg.yml'}).catch((caught) => caught);
console.log(JSON.stringify({
  name: error.name,
  messages: error.problems.map(({message}) => message).slice(0, 3),
  ms: cpu(process.resourceUsage()) - cpu(before),
  grown: peakMegabytes() - start,
}));
`;

const MAIN = new URL('../../src/steps/config/index.ts', import.meta.url).href;
const MEMORY = new URL('../support/peak-memory.ts', import.meta.url).href;

async function loadAlone(
  text: string,
): Promise<{name: string; messages: string[]; ms: number; grown: number}> {
  await using host = await testHost({'linux-pkg.yml': text});
  const {stdout} = await run(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--max-old-space-size=160',
      '--input-type=module',
      '-e',
      SCRIPT,
      MAIN,
      MEMORY,
      host.workDir,
    ],
    {timeout: 30_000},
  );
  return JSON.parse(stdout);
}

/** A second here, more where a process that does nothing takes more than the 40 ms that are usual. */
async function aSecond(): Promise<number> {
  const {stdout} = await run(process.execPath, [
    '-p',
    '(process.resourceUsage().userCPUTime + process.resourceUsage().systemCPUTime) / 1000',
  ]);
  return Math.max(1000, 25 * Number(stdout));
}

describe('a process of its own', () => {
  test.each(Object.entries(files))(
    'says what is wrong with %s in little time and memory',
    async (_, [text, message]) => {
      const limit = await aSecond();
      const {name, messages, ms, grown} = await loadAlone(text);
      expect({name, messages}).toEqual({
        name: 'UserError',
        messages: expect.arrayContaining([expect.stringContaining(message)]),
      });
      expect(ms).toBeLessThan(limit);
      // An empty process has 45 MiB.
      expect(grown).toBeLessThan(150);
    },
    60_000,
  );
});
