import {expect, test} from '@jest/globals';
import {againLine} from '../../../src/commands/again.ts';
import {parseCommandLine} from '../../../src/commands/command-line.ts';

const again = (line: string, env: Readonly<Record<string, string>> = {}): string => {
  const asked = parseCommandLine(line.split(' '), '1.0.0');
  if (asked.kind !== 'run') throw new Error('it is no run');
  return againLine({env}, asked.inputs)('s3-2');
};

test.each([
  ['publish', 'linux-pkg publish --only s3-2'],
  ['publish --out out --dry-run --json --debug --only release,s3-2', 'linux-pkg publish --only s3-2'],
  [
    'all --config a.yml --out o --targets deb,rpm --arch amd64 --version 1.0 --no-verify',
    'linux-pkg publish --only s3-2 --config a.yml --out o --targets deb,rpm --arch amd64 --version 1.0 --no-verify',
  ],
  [
    'publish --gpg-private-key key.asc --gpg-passphrase word --plan {"a":1}',
    `linux-pkg publish --only s3-2 --plan '{"a":1}' --gpg-private-key key.asc --gpg-passphrase word`,
  ],
])('after %s one place is tried again by: %s', (line, expected) => {
  expect(again(line)).toBe(expected);
});

test('in a workflow the failed job can be run again as well', () => {
  expect(again('publish', {GITHUB_ACTIONS: 'true'})).toBe(
    'linux-pkg publish --only s3-2 (here: re-run the failed job)',
  );
});
