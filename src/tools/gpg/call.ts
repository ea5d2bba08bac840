import {ToolError, UserError} from '../../model/errors.ts';
import type {Host, RunOptions, RunResult} from '../../model/host.ts';

/** What the person's own gpg needs of our environment: where its keys are, and where it may ask for a passphrase. */
const OWN = [
  'GNUPGHOME',
  'GPG_TTY',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'DBUS_SESSION_BUS_ADDRESS',
  'PINENTRY_USER_DATA',
];

/** Runs gpg on the caller's keyring; its words come in English, its trust database is left alone. */
export async function callGpg(
  host: Host,
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const own = Object.fromEntries(
    OWN.flatMap((name) => (host.env[name] ? [[name, host.env[name]]] : [])),
  ) as Record<string, string>;
  const words = ['--batch', '--no-tty', '--no-auto-check-trustdb', '--trust-model', 'always', ...args];
  try {
    return await host.run([program, ...words], {...options, env: {...own, LC_ALL: 'C', LANGUAGE: 'C'}});
  } catch (cause) {
    if (cause instanceof ToolError && cause.exitCode === undefined && /^install /.test(cause.hint ?? ''))
      throw new UserError('gpg/missing', `${program} is not there, and \`sign.with\` asks for it`, {
        hint: 'install gnupg, or give the key as gpg-private-key and leave `with: gpg` out',
        cause,
      });
    throw cause;
  }
}
