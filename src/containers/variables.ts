import {PkgError} from '../model/errors.ts';

/**
 * What the engine's client, or whatever loads it, reads itself: these values must not be put into its environment
 * under their own names.
 */
const READ_BY_CLIENT =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TERM|TMPDIR|TMP|TEMP|LANG|LANGUAGE|TZ|LC_.*|LD_.*|DYLD_.*|GO[A-Z0-9]*|DOCKER.*|BUILDKIT.*|BUILDX.*|CONTAINER.*|PODMAN.*|STORAGE.*|REGISTRY.*|XDG_.*|DBUS_.*|SSL_CERT.*|SSH_.*|OTEL_.*|.*_PROXY|_.*)$/i;

/** A program and its variables, ready for the client; a shell inside, which reads none of them as code, starts it. */
export interface Wrapped {
  readonly command: readonly [string, ...string[]];
  /** The client's own environment; each is handed on by name. */
  readonly env: Readonly<Record<string, string>>;
}

/** Variables reach the container through the client's environment, so that no value is in an argument list. */
export function withVariables(
  command: readonly [string, ...string[]],
  variables: Readonly<Record<string, string>>,
): Wrapped {
  const env: Record<string, string> = {};
  const renamed: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    if (value.includes('\0'))
      throw new PkgError('containers/variable', `the value of ${name} has a NUL in it`);
    if (!READ_BY_CLIENT.test(name)) env[name] = value;
    else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      throw new PkgError('containers/variable', `${JSON.stringify(name)} cannot be set`);
    else {
      env[`LINUX_PKG_VAR_${name}`] = value;
      renamed.push(name);
    }
  }
  const script = renamed.map(
    (name) => `export ${name}="$LINUX_PKG_VAR_${name}"; unset LINUX_PKG_VAR_${name}`,
  );
  return {command: ['/bin/sh', '-c', [...script, FEWER_FILES].join('; '), 'sh', ...command], env};
}

/** Old rpm and fakeroot close every file that could be open, one after the other: a thousand million here and there. */
const FEWER_FILES = 'case $(ulimit -n) in unlimited|???????*) ulimit -S -n 65536;; esac; exec "$@"';
