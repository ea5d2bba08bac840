import {parseArgs} from 'node:util';
import {UserError} from '../model/errors.ts';
import type {Inputs, RepoInputs, RotationInputs} from '../model/inputs.ts';
import type {KeyInputs, Secret} from '../model/secret.ts';
import {nearest} from '../text/nearest.ts';
import {secretFile} from '../tools/secret-file.ts';
import {flags} from './flags.ts';
import {commands} from './index.ts';
import {unknownCommand} from './run.ts';

export {flags};

/** What the words after `linux-pkg` ask for. */
export type Asked =
  | {readonly kind: 'help'; readonly text: string}
  | {readonly kind: 'run'; readonly inputs: Inputs};

export function parseCommandLine(argv: readonly string[], version: string, given = noKeys): Asked {
  if (argv.length === 1 && argv[0] === '--version') return {kind: 'help', text: `${version}\n`};
  const {values, positionals} = parse(argv);
  const [command, ...args] = positionals;
  if (command === undefined || command === 'help') return {kind: 'help', text: helpText(args[0])};
  if (values['help']) return {kind: 'help', text: helpText(command)};
  const text = (name: string) => values[name] as string | undefined;
  const shell = text('shell');
  if (shell !== undefined) refuseShell(command, shell, values);
  return {
    kind: 'run',
    inputs: {
      command,
      args,
      config: text('config'),
      targets: listOf(shell ?? text('targets')),
      arch: listOf(text('arch')),
      version: text('version'),
      plan: text('plan'),
      out: text('out') ?? 'out',
      shell,
      dryRun: values['dry-run'] === true,
      verify: values['no-verify'] !== true,
      json: values['json'] === true,
      debug: values['debug'] === true,
      keys: {
        ...given,
        privateKey: secretOf(text('gpg-private-key')) ?? given.privateKey,
        passphrase: secretOf(text('gpg-passphrase')) ?? given.passphrase,
      },
      ...(text('only') !== undefined && {only: listOf(text('only'))}),
      ...keyWordsOf(values),
      ...(command === 'key' && {rotation: rotationOf(values)}),
      ...(command === 'repo' && {repo: repoOf(values)}),
    },
  };
}

/** The flags that name files of keys, as they were written. */
function keyWordsOf(
  values: Readonly<Record<string, string | boolean | undefined>>,
): Pick<Inputs, 'keyWords'> {
  const words = ['gpg-private-key', 'gpg-passphrase'].flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' ? [`--${name}`, value] : [];
  });
  return words.length === 0 ? {} : {keyWords: words};
}

const rotationOf = (values: Readonly<Record<string, string | boolean | undefined>>): RotationInputs => ({
  subkey: values['subkey'] === true,
  expires: values['expires'] as string | undefined,
  secretOut: values['secret-out'] as string | undefined,
  publicOut: values['public-out'] as string | undefined,
});

const repoOf = (values: Readonly<Record<string, string | boolean | undefined>>): RepoInputs => {
  const text = (name: string) => values[name] as string | undefined;
  return {
    suite: text('suite'),
    name: text('name'),
    url: text('url'),
    origin: text('origin'),
    label: text('label'),
    component: text('component'),
    keep: text('keep'),
    keepGoing: values['keep-going'] === true,
    packagesAt: text('packages-at'),
    port: text('port'),
  };
};

const noKeys: KeyInputs = {privateKey: undefined, passphrase: undefined};

const secretOf = (path: string | undefined): Secret | undefined =>
  path === undefined ? undefined : secretFile(path);

/** `a, b` or lines: the one parser of lists, for flags and for the action's inputs. */
export const listOf = (value: string | undefined): readonly string[] =>
  (value ?? '').split(/[\s,]+/).filter((word) => word !== '');

function parse(argv: readonly string[]): {
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
} {
  const options = Object.fromEntries(Object.entries(flags).map(([name, {type}]) => [name, {type}]));
  try {
    const {values, positionals, tokens} = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    refuseUnclear(tokens.flatMap((token) => (token.kind === 'option' ? [token] : [])));
    return {values: values as Record<string, string | boolean>, positionals};
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const word = argv.find((arg) => arg.startsWith('-') && !Object.hasOwn(flags, flagName(arg)));
    const near = word === undefined ? undefined : nearest(flagName(word), Object.keys(flags));
    const message = word === undefined ? reasonOf(cause) : `unknown option "${word.split('=')[0]}"`;
    throw new UserError('input/arguments', message, {
      hint: near ? `did you mean --${near}?` : 'linux-pkg --help lists the options',
      cause,
    });
  }
}

/** A value that is empty (a script's unset variable) or that a second one would silently replace. */
function refuseUnclear(given: readonly {readonly name: string; readonly value: string | undefined}[]): void {
  for (const [index, {name, value}] of given.entries()) {
    if (value !== undefined && value.trim() === '')
      throw new UserError('input/arguments', `--${name} is empty`, {
        hint: `write --${name} ${flags[name]?.value}, or leave it out`,
      });
    if (value !== undefined && given.findIndex((other) => other.name === name) !== index)
      throw new UserError('input/arguments', `--${name} is there twice`, {
        hint: flags[name]?.value === 'a,b' ? `write --${name} a,b` : 'leave one of them out',
      });
  }
}

/** A shell is for one person at one target of a build. */
function refuseShell(command: string, target: string, values: Readonly<Record<string, unknown>>): void {
  const refuse = (message: string, hint: string): never => {
    throw new UserError('input/arguments', message, {hint});
  };
  const line = `linux-pkg build --shell ${listOf(target)[0]}`;
  if (command !== 'build') refuse(`${command} opens no shell`, line);
  if (listOf(target).length > 1) refuse(`--shell ${target} names several targets`, line);
  for (const other of ['targets', 'dry-run', 'json'])
    if (values[other] !== undefined) refuse(`--shell and --${other} do not go together`, line);
}

const flagName = (arg: string): string => arg.replace(/^-+/, '').split('=')[0] ?? '';

const reasonOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('. ')[0]!;

/** The help of one command, or of all. */
export function helpText(command?: string): string {
  if (command === undefined) return overview();
  const entry = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!entry) throw unknownCommand(command);
  return [
    `linux-pkg ${[command, entry.args].filter(Boolean).join(' ')} [options]`,
    '',
    `  ${entry.summary}`,
    '',
    'Options:',
    ...flagLines(),
    '',
    'Example:',
    `  ${entry.example}`,
    '',
  ].join('\n');
}

const overview = (): string =>
  [
    'linux-pkg COMMAND [options]: from a git tag to apt install and dnf install',
    '',
    'Commands:',
    ...Object.entries(commands).map(([name, {summary}]) => `  ${name.padEnd(9)} ${summary}`),
    '',
    'Options:',
    ...flagLines(),
    '',
    'linux-pkg COMMAND --help shows an example. linux-pkg --version prints the version.',
    '',
  ].join('\n');

const flagLines = (): readonly string[] =>
  Object.entries(flags).map(
    ([name, {value, about}]) => `  ${`--${name}${value ? ` ${value}` : ''}`.padEnd(22)} ${about}`,
  );
