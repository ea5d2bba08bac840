import {describe, expect, test} from '@jest/globals';
import {type Asked, flags, helpText, listOf, parseCommandLine} from '../../../src/commands/command-line.ts';
import {commands} from '../../../src/commands/index.ts';
import {UserError} from '../../../src/model/errors.ts';

const inputsOf = (...argv: string[]) => {
  const asked: Asked = parseCommandLine(argv, '1.2.3');
  if (asked.kind !== 'run') throw new Error(`no run: ${asked.text}`);
  return asked.inputs;
};

const problemOf = (...argv: string[]): UserError => {
  try {
    parseCommandLine(argv, '1.2.3');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the command line', () => {
  test('reads how the next key is to be made, for the command key alone', () => {
    const words = ['--subkey', '--expires', '18m', '--secret-out', 's.asc', '--public-out', 'p.asc'];
    expect(inputsOf('key', 'rotate', ...words)).toMatchObject({
      args: ['rotate'],
      rotation: {subkey: true, expires: '18m', secretOut: 's.asc', publicOut: 'p.asc'},
    });
    expect(inputsOf('build', ...words)).not.toHaveProperty('rotation');
  });

  test('reads every flag of the surface that scripts rely on', () => {
    const words = 'build --config c.yml --out o --targets a,b --arch amd64,arm64 --version 1.0';
    expect(inputsOf(...words.split(' '), '--no-verify', '--dry-run', '--json', '--debug')).toEqual({
      command: 'build',
      args: [],
      config: 'c.yml',
      targets: ['a', 'b'],
      arch: ['amd64', 'arm64'],
      version: '1.0',
      plan: undefined,
      out: 'o',
      shell: undefined,
      dryRun: true,
      verify: false,
      json: true,
      debug: true,
      keys: {privateKey: undefined, passphrase: undefined},
    });
  });

  test('opens a shell for one target of a build', () => {
    expect(inputsOf('build', '--shell', 'debian-12')).toMatchObject({
      shell: 'debian-12',
      targets: ['debian-12'],
    });
  });

  test.each([
    [['plan', '--shell', 'debian-12'], 'plan opens no shell'],
    [['build', '--shell', 'debian-12,deb'], '--shell debian-12,deb names several targets'],
    [['build', '--shell', 'debian-12', '--targets', 'deb'], '--shell and --targets do not go together'],
    [['build', '--shell', 'debian-12', '--dry-run'], '--shell and --dry-run do not go together'],
    [['build', '--shell', 'debian-12', '--json'], '--shell and --json do not go together'],
    [['build', '--shell', ''], '--shell is empty'],
  ])('refuses a shell in %j', (argv, message) => {
    expect(problemOf(...argv).message).toBe(message);
  });

  test('without flags asks for the whole config, into out', () => {
    expect(inputsOf('plan')).toMatchObject({out: 'out', targets: [], arch: [], verify: true, json: false});
  });

  test('names the nearest option for a mistyped one', () => {
    expect(problemOf('build', '--target', 'deb')).toMatchObject({
      message: 'unknown option "--target"',
      hint: 'did you mean --targets?',
    });
    expect(problemOf('build', '--bogus-thing=1').hint).toContain('--help');
  });

  test('refuses an option without its value', () => {
    expect(problemOf('build', '--out').message).toContain('--out');
  });

  test('prints its own version, and help for all and for one', () => {
    expect(parseCommandLine(['--version'], '9.9.9')).toEqual({kind: 'help', text: '9.9.9\n'});
    expect(parseCommandLine([], '1')).toEqual({kind: 'help', text: helpText()});
    expect(parseCommandLine(['build', '--help'], '1')).toEqual({kind: 'help', text: helpText('build')});
    expect(parseCommandLine(['help', 'plan'], '1')).toEqual({kind: 'help', text: helpText('plan')});
  });

  test('help of an unknown command names the nearest', () => {
    expect(() => helpText('buidl')).toThrow('unknown command "buidl"');
  });

  test.each(Object.keys(commands))('%s has a help with an example and all flags', (name) => {
    const text = helpText(name);
    expect(text).toContain(`Example:\n  linux-pkg ${name}`);
    for (const flag of Object.keys(flags)) expect(text).toContain(`--${flag}`);
  });

  test('takes lists with commas, spaces and lines', () => {
    expect(listOf(' a,b\n c ,,d')).toEqual(['a', 'b', 'c', 'd']);
    expect(listOf(undefined)).toEqual([]);
  });

  test.each([
    ['plan', '--version', ''],
    ['build', '--out='],
    ['plan', '--plan', ' '],
  ])('%s %s: an empty value, such as a variable that is not set, is refused', (...argv) => {
    expect(problemOf(...argv)).toMatchObject({
      message: expect.stringMatching(/^--(version|out|plan) is empty$/),
    });
  });

  test('a flag that is there twice is refused: the first would be lost without a word', () => {
    expect(problemOf('build', '--targets', 'deb', '--targets', 'rpm')).toMatchObject({
      message: '--targets is there twice',
      hint: 'write --targets a,b',
    });
  });
});
