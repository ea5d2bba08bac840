import type {Command} from '../../text/shell-nodes.ts';

/** A word without its quotes; what it is replaced by stays as written. */
export const wordOf = (raw: string): string =>
  raw.replace(/\\(.)|'([^']*)'|"/gs, (_, escaped?: string, single?: string) => escaped ?? single ?? '');

/** Variables that a script sets to texts known from the start. */
export function constantsIn(commands: readonly Command[]): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const {words} of commands)
    for (const {raw} of words) {
      const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(raw) ?? [];
      if (name === undefined) continue;
      const text = resolved(value, constants);
      if (text !== undefined) constants.set(name, text);
    }
  return constants;
}

/** What a word stands for, where it can be told. */
export function resolved(raw: string, constants: ReadonlyMap<string, string>): string | undefined {
  let known = true;
  const plain = raw.replace(
    /\\(.)|'([^']*)'|"|\$(?:(\w+)|\{(\w+)\})|[$`]/gs,
    (whole, escaped?: string, single?: string, bare?: string, braced?: string) => {
      const name = bare ?? braced;
      if (escaped !== undefined) return escaped;
      if (single !== undefined) return single;
      if (whole === '"') return '';
      const value = name === undefined ? undefined : constants.get(name);
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? plain : undefined;
}
