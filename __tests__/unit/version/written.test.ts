import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {testHost} from '../../support/host.ts';
import {type Asking, resolvedVersion} from '../../support/resolved-version.ts';

type Files = Readonly<Record<string, string>>;

async function resolved(asking: Asking, files: Files = {}) {
  await using host = await testHost({'linux-pkg.yml': '', ...files});
  const version = await resolvedVersion(host, asking);
  return {...version, warnings: host.warnings.map(({message}) => message)};
}

const problemsOf = async (asking: Asking, files: Files = {}) => {
  const error = await resolved(asking, files).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof UserError) return error.problems;
  throw new Error('no UserError', {cause: error});
};

const file = (from: 'package.json' | 'Cargo.toml' | 'mix.exs', path?: string): Asking => ({
  values: {version: {from, ...(path && {path})}},
});

describe('a version in the config', () => {
  test.each([
    ['1.2.3', '1.2.3', undefined, undefined],
    ['v1.2.3', '1.2.3', undefined, undefined],
    ['1.10', '1.10', undefined, undefined],
    ['007', '007', undefined, undefined],
    ['1.2.3-rc.1', '1.2.3', 'rc.1', undefined],
    ['1.2.3+dfsg.1', '1.2.3', undefined, 'dfsg.1'],
    ['1.0~rc1', '1.0~rc1', undefined, undefined],
    ['1.1.1w', '1.1.1w', undefined, undefined],
  ])('%s is %s, prerelease %s, metadata %s', async (text, upstream, prerelease, metadata) => {
    const version = await resolved({values: {version: text}});
    expect(version).toMatchObject({upstream, prerelease, metadata, warnings: []});
  });

  test.each([
    ['latest', 'write 1.2.3 or 1.2.3-rc.1'],
    ['1:2.0', 'write epoch: 1 and version: 2.0'],
    ['1.0.0-alpha-1', 'write 1.0.0-alpha.1'],
    ['1.0.0+build-5', 'write 1.0.0+build.5'],
    ['1.2 beta', 'write 1.2-beta'],
    ['1.2.3\nVersion: 9', 'write 1.2.3-Version.9'],
    ['$(id)', 'write 1.2.3 or 1.2.3-rc.1'],
    ['../../etc', 'write 1.2.3 or 1.2.3-rc.1'],
    ['package.json', 'write version: {from: package.json}'],
    ['command', 'write version: {from: command}'],
    [`1.${'1'.repeat(200)}`, 'write 1.2.3 or 1.2.3-rc.1'],
  ])('"%s" is refused at its place: %s', async (text, hint) => {
    const inputs = {version: text};
    expect(await problemsOf({inputs})).toEqual([{message: expect.stringContaining('is no version'), hint}]);
    if (text.includes('$')) return;
    const [problem] = await problemsOf({values: {version: text}});
    expect(problem).toMatchObject({hint, place: {file: 'linux-pkg.yml', line: 2}});
    expect(problem?.message).not.toContain('\n');
  });

  test.each(['1.2.3rc1', '2.0b2', '1.0alpha', '1.0.dev3'])(
    '%s gets a warning, as it sorts above',
    async (text) => {
      const version = await resolved({values: {version: text}});
      if (text === '1.0.dev3') expect(version.warnings).toEqual([]);
      else expect(version.warnings).toEqual([expect.stringContaining('sorts above the release')]);
    },
  );

  test('has its variables replaced, and names those that are not set', async () => {
    const values = {version: '$TAG', release: '$COUNT', prerelease: '$PRE'};
    const env = {TAG: 'v1.2.3', COUNT: '7', PRE: 'rc.2'};
    expect(await resolved({values, env})).toMatchObject({
      upstream: '1.2.3',
      revision: '7',
      prerelease: 'rc.2',
    });
    const problems = await problemsOf({values});
    expect(problems.map(({message}) => message)).toEqual([
      'the variable TAG is not set',
      'the variable PRE is not set',
      'the variable COUNT is not set',
    ]);
  });

  test('is not even read where an input takes its place', async () => {
    const asking = {values: {version: '$TAG'}, inputs: {version: ' v2.0.0 '}};
    expect(await resolved(asking)).toMatchObject({upstream: '2.0.0'});
  });

  test('may come to "git" by a variable', async () => {
    const [problem] = await problemsOf({values: {version: '$FROM'}, env: {FROM: 'git'}});
    expect(problem?.message).toContain('no git repository');
  });

  test('takes its prerelease and metadata from their own keys first', async () => {
    const values = {version: '1.2.3-rc.1+a', prerelease: 'beta.2', version_metadata: 'git.5'};
    expect(await resolved({values})).toMatchObject({prerelease: 'beta.2', metadata: 'git.5'});
  });

  test('may not put a hyphen into them', async () => {
    const problems = await problemsOf({values: {version: '1', prerelease: 'a-1', version_metadata: 'x y'}});
    expect(problems.map(({message}) => message)).toEqual([
      'prerelease holds letters and digits, separated by dots: "a-1"',
      'version_metadata holds letters and digits, separated by dots: "x y"',
    ]);
  });

  test('git leaves no room for a prerelease of the config', async () => {
    await using host = await testHost({x: ''});
    await host.run(['git', 'init', '--quiet']);
    const name = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    await host.run(['git', ...name, 'commit', '--quiet', '--allow-empty', '--message=x']);
    await expect(resolvedVersion(host, {values: {prerelease: 'rc.1'}})).rejects.toThrow('comes from git');
  });
});

/** What nfpm 2.45 makes of each: read from packages it wrote. */
describe('in nfpm mode', () => {
  test.each([
    ['1.10', '1.10.0', undefined, undefined],
    ['v2', '2.0.0', undefined, undefined],
    ['01.2', '1.2.0', undefined, undefined],
    ['1.2.3.4', '1.2.3.4', undefined, undefined],
    ['1.2-3', '1.2.0', '3', undefined],
    ['1.2.3-01', '1.2.3-01', undefined, undefined],
    ['1.2.3rc1', '1.2.3rc1', undefined, undefined],
    ['1.2.3-alpha-1+b-2', '1.2.3', 'alpha-1', 'b-2'],
    ['18446744073709551616.0', '18446744073709551616.0', undefined, undefined],
  ])('%s is %s, prerelease %s, metadata %s', async (text, upstream, prerelease, metadata) => {
    const version = await resolved({nfpm: true, values: {version: text}});
    expect(version).toMatchObject({upstream, prerelease, metadata});
  });

  test('version_schema: none takes it as it is', async () => {
    const values = {version: 'v1.2-3', version_schema: 'none'} as const;
    expect(await resolved({nfpm: true, values})).toMatchObject({upstream: 'v1.2-3', prerelease: undefined});
  });

  test('an unset variable is nothing, and no version an error', async () => {
    const [problem] = await problemsOf({nfpm: true, values: {version: '$VERSION'}});
    expect(problem?.message).toBe('the version is empty');
  });
});

describe('a version in package.json', () => {
  test('is read, with its prerelease and without its build metadata', async () => {
    const version = await resolved(file('package.json'), {
      'package.json': '\ufeff{"version": "1.2.3-rc.1+5"}',
    });
    expect(version).toMatchObject({
      upstream: '1.2.3',
      prerelease: 'rc.1',
      metadata: undefined,
      tag: undefined,
    });
  });

  test.each([
    ['{}', 'app.json states no version'],
    ['[]', 'app.json states no version'],
    ['null', 'app.json states no version'],
    ['{"version": 3}', 'app.json states no version'],
    ['{"version": ""}', 'app.json states no version'],
    ['{"version": "workspace:*"}', '"workspace:*" in app.json is no version'],
    ['{', 'app.json cannot be read'],
  ])('%s is an error: %s', async (text, message) => {
    const [problem] = await problemsOf(file('package.json', 'app.json'), {'app.json': text});
    expect(problem).toMatchObject({
      message: expect.stringContaining(message),
      place: {file: 'linux-pkg.yml'},
    });
  });

  test('is an error where the file is not there', async () => {
    const [problem] = await problemsOf(file('package.json'));
    expect(problem?.message).toBe('package.json is not there');
  });
});

describe('a version in Cargo.toml', () => {
  test.each([
    ['[package]\nname = "x"\nversion = "1.2.3" # comment\n', '1.2.3'],
    ["[ package ]\n  version='1.2.3'\n", '1.2.3'],
    ['[dependencies]\nversion = "9.9.9"\n[package]\r\nversion = "1.2.3"\r\n', '1.2.3'],
    ['[package]\ndescription = """\n[package]\nversion = "9.9.9"\n"""\nversion = "1.2.3"\n', '1.2.3'],
    ['[package]\nrust-version = "1.70"\nversion = "1.2.3"\n', '1.2.3'],
    ['[package]\n# version = "9.9.9"\nversion = "1.2.3"\n[[bin]]\nversion = "8"\n', '1.2.3'],
    ['[package]\nversion.workspace = true\n[workspace.package]\nversion = "1.2.3"\n', '1.2.3'],
  ])('%j is %s', async (text, upstream) => {
    expect(await resolved(file('Cargo.toml'), {'Cargo.toml': text})).toMatchObject({upstream});
  });

  test.each([
    'version.workspace = true',
    'version = { workspace = true }',
    'version = {workspace=true}\nworkspace = "../.."',
  ])('is that of the workspace: %s', async (line) => {
    const files = {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "4.5.6"\n',
      'crates/app/Cargo.toml': `[package]\nname = "app"\n${line}\n`,
    };
    expect(await resolved(file('Cargo.toml', 'crates/app/Cargo.toml'), files)).toMatchObject({
      upstream: '4.5.6',
    });
  });

  test.each(['[package]\nname = "x"\n', '[workspace]\n', '', '[package]\nversion.workspace = true\n'])(
    '%j is an error',
    async (text) => {
      const [problem] = await problemsOf(file('Cargo.toml'), {'Cargo.toml': text});
      expect(problem?.message).toBe('Cargo.toml states no version');
    },
  );
});

describe('a version in mix.exs', () => {
  test.each([
    ['  def project do\n    [app: :x, version: "1.2.3", elixir: "~> 1.15"]\n  end', '1.2.3'],
    ['  @version "1.2.3"\n  def project, do: [version: @version]', '1.2.3'],
    ['  @release "1.2.3"\n  @version "9"\n  def project, do: [version: @release]', '1.2.3'],
    ['  # version: "9.9.9"\n  def project, do: [version: "1.2.3-dev"]', '1.2.3'],
  ])('%j is %s', async (text, upstream) => {
    expect(await resolved(file('mix.exs'), {'mix.exs': text})).toMatchObject({upstream});
  });

  test('is left to a command where it is computed', async () => {
    const [problem] = await problemsOf(file('mix.exs'), {'mix.exs': '[version: File.read!("VERSION")]'});
    expect(problem?.hint).toContain('from: command');
  });
});

describe('a version from a command', () => {
  const command = (...words: string[]): Asking => ({values: {version: {command: words}}});

  test('is its output, and no shell reads the words', async () => {
    expect(await resolved(command('printf', '%s\\n', 'v1.2.3-rc.1'))).toMatchObject({prerelease: 'rc.1'});
    const [problem] = await problemsOf(command('echo', '$(id)'));
    expect(problem?.message).toBe('"$(id)", printed by echo, is no version');
  });

  test.each([
    [['true'], 'true printed nothing'],
    [['printf', '1.2.3\nwarning\n'], 'printf printed more than one line'],
    [['sh', '-c', 'echo broken >&2; exit 3'], 'sh ended with exit code 3:\nbroken'],
    [['no-such-program-here'], 'could not be run'],
  ])('%j is an error: %s', async (words, message) => {
    const [problem] = await problemsOf(command(...words));
    expect(problem?.message).toContain(message);
  });

  test('needs the command, and other sources do not take one', async () => {
    const [missing] = await problemsOf({values: {version: {from: 'command'}}});
    expect(missing?.message).toBe('the command is missing');
    const problems = await problemsOf({values: {version: {from: 'git', command: ['x'], path: 'y'}}});
    expect(problems).toHaveLength(2);
  });
});
