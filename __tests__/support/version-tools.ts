import {execFileSync} from 'node:child_process';

export type Pair = readonly [string, string];

const DPKG = `while IFS=' ' read -r a b; do
  if dpkg --compare-versions "$a" lt "$b"; then echo -1
  elif dpkg --compare-versions "$a" gt "$b"; then echo 1
  else echo 0; fi
done`;

const RPM = `%{lua:
  for line in io.stdin:lines() do
    local a, b = line:match('(%S+) (%S+)')
    io.stdout:write(rpm.vercmp(a, b), '\\n')
  end}`;

const ask = (program: string, args: readonly string[], pairs: readonly Pair[]): readonly number[] =>
  execFileSync(program, args, {
    input: pairs.map((pair) => `${pair.join(' ')}\n`).join(''),
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], LC_ALL: 'C'},
  })
    .trim()
    .split('\n')
    .map(Number);

/** How the real dpkg orders each pair: -1, 0 or 1. */
export const dpkgOrders = (pairs: readonly Pair[]) => ask('sh', ['-c', DPKG], pairs);

/** How the real rpm orders each pair. */
export const rpmOrders = (pairs: readonly Pair[]) => ask('rpm', ['--eval', RPM], pairs);
