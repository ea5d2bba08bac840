import {describe, expect, test} from '@jest/globals';
import {testHost} from '../support/host.ts';
import {type NfpmCase, nfpmCases} from '../support/nfpm/cases.ts';
import {type Difference, differences} from '../support/nfpm/differences.ts';
import {options} from '../support/nfpm/options.ts';
import {caseHost, packWithNfpm, packWithOurs} from '../support/nfpm/pack.ts';
import {refusals} from '../support/nfpm/refusals.ts';

interface Comparison {
  readonly unlisted: readonly string[];
  readonly seen: readonly Difference[];
}

const done = new Map<string, Promise<Comparison>>();

/** Packs a case with both and compares what the distro's tool reads; each case once. */
function compared(one: NfpmCase, format: string): Promise<Comparison> {
  const key = `${one.name} ${format}`;
  const found = done.get(key) ?? compare(one, format);
  done.set(key, found);
  return found;
}

async function compare(one: NfpmCase, format: string): Promise<Comparison> {
  await using host = await caseHost(one);
  const [theirs, ours] = await Promise.all([packWithNfpm(host, format, one.env), packWithOurs(host, format)]);
  const unlisted: string[] = [];
  const seen: Difference[] = [];
  for (const field of [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].sort()) {
    const [a, b] = [ours[field] ?? '', theirs[field] ?? ''];
    if (a === b) continue;
    const row = differences.find(
      ({format: of, where, values}) =>
        of === format && where.test(field) && values[0].test(a) && values[1].test(b),
    );
    if (row) seen.push(row);
    else unlisted.push(`${field}: ours ${JSON.stringify(a)}, nfpm's ${JSON.stringify(b)}`);
  }
  return {unlisted, seen};
}

const formatsOf = ({formats = ['deb', 'rpm']}: NfpmCase): readonly string[] => formats;

describe('our package of an nfpm.yaml differs from that of nfpm only where docs/from-nfpm.md says so', () => {
  test.each(nfpmCases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const formats = formatsOf(one);
    const found = await Promise.all(formats.map((format) => compared(one, format)));
    expect(found.map(({unlisted}, index) => [formats[index], unlisted])).toEqual(
      formats.map((format) => [format, []]),
    );
  });
});

test('every difference that is listed occurs', async () => {
  const seen = new Set<Difference>();
  for (const one of nfpmCases)
    for (const format of formatsOf(one)) for (const row of (await compared(one, format)).seen) seen.add(row);
  expect(
    differences
      .filter((row) => !row.sometimes && !seen.has(row))
      .map(({format, subject}) => `${format}: ${subject}`),
  ).toEqual([]);
}, 240_000);

test("every option of nfpm's own schema has its row", async () => {
  await using host = await testHost();
  const {stdout} = await host.run(['nfpm', 'jsonschema']);
  const listed = options.map(({key}) => key);
  const known = (key: string) =>
    listed.some((one) => one === key || one.startsWith(`${key}.`) || key.startsWith(`${one}.`));
  expect(schemaKeys(JSON.parse(stdout)).filter((key) => !known(key))).toEqual([]);
});

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** The paths of all keys, but for what `overrides` repeats. */
function schemaKeys(whole: Schema): readonly string[] {
  const below = (schema: Schema, at: string): readonly string[] => {
    const {properties = {}, items} = whole.$defs?.[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
    return [
      ...(items ? below(items, `${at}[]`) : []),
      ...Object.entries(properties).flatMap(([key, part]) => {
        const path = at ? `${at}.${key}` : key;
        return path === 'overrides' ? [path] : [path, ...below(part, path)];
      }),
    ];
  };
  return below(whole, '');
}

describe('what nfpm packs and we refuse', () => {
  test.each(refusals.map((one) => [one.subject, one] as const))(
    '%s',
    async (_, {config, format, message}) => {
      await using host = await caseHost({name: '', config});
      expect(await packWithNfpm(host, format, {})).toHaveProperty('file name');
      await expect(packWithOurs(host, format)).rejects.toThrow(message);
    },
  );
});
