import {closeSync, openSync, readFileSync, readSync, writeSync} from 'node:fs';
import {type KeyInputs, type Secret, secret} from '../model/secret.ts';

/** The variables that carry a key and what opens it. */
export interface KeyVariables {
  readonly privateKey: string;
  readonly passphrase: string;
}

/** As the runner gives an action its inputs. */
export const actionKeys: KeyVariables = {
  privateKey: 'INPUT_GPG-PRIVATE-KEY',
  passphrase: 'INPUT_GPG-PASSPHRASE',
};

export const cliKeys: KeyVariables = {
  privateKey: 'LINUX_PKG_GPG_PRIVATE_KEY',
  passphrase: 'LINUX_PKG_GPG_PASSPHRASE',
};

/** https://nfpm.goreleaser.com/docs/configuration/ */
const OF_NFPM = /^NFPM_(?:[A-Z0-9]+_)?PASSPHRASE$/;

/** A shorter value may be a variable's of its own, such as a user's name. */
const SHORTEST_COPY = 8;

/**
 * Takes key and passphrase out of the environment, so that nothing that starts or reports later finds them there:
 * also where another variable holds the same, and in the block that the system shows of this process.
 */
export function takeKeys(env: NodeJS.ProcessEnv, {privateKey, passphrase}: KeyVariables): KeyInputs {
  const ofNfpm = Object.keys(env).filter((name) => OF_NFPM.test(name));
  const keys = {
    privateKey: given(env, privateKey),
    passphrase: given(env, passphrase),
    nfpm: Object.fromEntries(ofNfpm.map((name) => [name, secret(env[name] ?? '')])),
  };
  const values = [keys.privateKey?.(), keys.passphrase?.()].flatMap((value) => value?.trim() ?? []);
  const copies = Object.entries(env).flatMap(([name, value = '']) =>
    value.trim().length >= SHORTEST_COPY && values.includes(value.trim()) ? [name] : [],
  );
  const names = [privateKey, passphrase, ...ofNfpm, ...copies].filter((name) => env[name] !== undefined);
  for (const name of names) delete env[name];
  if (env === process.env && names.length > 0) eraseFromBlock(names);
  return keys;
}

function given(env: NodeJS.ProcessEnv, name: string): Secret | undefined {
  const value = env[name];
  return value?.trim() ? secret(value) : undefined;
}

/** Where /proc/self/stat says that the environment starts and ends, counted behind the program's name. */
const ENV_START = 47;

/**
 * A variable that was deleted is still what Linux shows in /proc/PID/environ, to the user's other processes: it is
 * written over in our own memory. Nobody points there any more. Where that is not to be had, it stays.
 * https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html
 */
function eraseFromBlock(names: readonly string[]): void {
  let memory: number | undefined;
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [start, end] = [Number(fields[ENV_START]), Number(fields[ENV_START + 1])];
    memory = openSync('/proc/self/mem', 'r+');
    const block = Buffer.alloc(end - start);
    readSync(memory, block, 0, block.length, start);
    for (const [from, to] of variablesIn(block, names))
      writeSync(memory, Buffer.alloc(to - from, '*'), 0, to - from, start + from);
  } catch {
    // Another system than Linux, or one that forbids it.
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
}

/** Where the values of these variables begin and end in a block of `NAME=value\0`. */
function variablesIn(block: Buffer, names: readonly string[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let at = 0; at < block.length; ) {
    const next = block.indexOf(0, at);
    const end = next < 0 ? block.length : next;
    const name = names.find((wanted) => block.subarray(at, end).indexOf(`${wanted}=`) === 0);
    if (name !== undefined) found.push([at + Buffer.byteLength(name) + 1, end]);
    at = end + 1;
  }
  return found;
}
