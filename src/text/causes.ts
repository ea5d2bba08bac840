/** What a program's words mean. */
export interface Cause {
  readonly says: RegExp;
  means(match: RegExpExecArray): string;
}

/** What the first cause that is found means. */
export function explainBy(printed: string, causes: readonly Cause[]): string | undefined {
  for (const {says, means} of causes) {
    const match = says.exec(printed);
    if (match) return means(match);
  }
  return undefined;
}

/** Every first group of a pattern (with the flag g), each once, in the order in which they were printed. */
export const everyMatch = (printed: string, pattern: RegExp): readonly string[] => [
  ...new Set([...printed.matchAll(pattern)].map((match) => match[1]!)),
];

/** What can go wrong on any machine, whatever the program. */
export const machineCauses: readonly Cause[] = [
  {
    says: /No space left on device|n[o']t have enough free space|more space needed on|needs? \d+ ?[kMG]i?B (?:more space )?on the|Not enough (?:free )?(?:disk )?space/i,
    means: () =>
      'the disk is full: make room where the containers live (`docker system df` shows what takes it, `docker system prune` removes what nothing uses)',
  },
  {
    says: /(?:Could not resolve|Couldn't resolve|Temporary failure resolving)(?: host ?(?:name)?(?: for)?)?:? '?([^\s'\])]+)/i,
    means: ([, host = '']) =>
      `"${hostOf(host)}" is not found from inside the container: is this machine on the network, and do containers get names resolved (Docker's \`dns\` setting)? Behind a proxy, set HTTP_PROXY and HTTPS_PROXY`,
  },
  {
    says: /(?:Connection timed out|Could not connect to|Connection failed|Failed to connect to|Network is unreachable|Operation timed out|Connection refused|Timeout was reached)[^\n]*/i,
    means: ([line]) =>
      `a mirror did not answer (${line.trim().slice(0, 160)}): try again; behind a proxy, set HTTP_PROXY and HTTPS_PROXY`,
  },
];

const hostOf = (address: string): string => /^[a-z]+:\/\/([^/]+)/.exec(address)?.[1] ?? address;
