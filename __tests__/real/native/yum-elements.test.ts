import {cp, mkdir, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import type {Listing} from '../../../src/model/repository.ts';
import {engine} from '../../../src/repositories/yum/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {repositoryPath} from '../../support/repository.ts';
import {inRpm, type RpmAge, rpmAges} from '../../support/rpm-ages.ts';
import {dir, rpmPackage, samplePackage, sampleSources, versionAt} from '../../support/rpm-package.ts';
import {zooPackages} from '../../support/rpm-zoo-packages.ts';
import {compared, leftOut} from '../../support/yum-agreement.ts';
import {NOON, PLACE, publishShelf, yumSigner} from '../../support/yum-shelf.ts';

const LONG = 240_000;

/** What stands at each element of each package, by its pkgid. */
type Dump = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

let host: TestHost;
let count: number;
let published: readonly Listing[];

/** Ours, each in several versions of what they say. */
async function ownPackages(): Promise<readonly string[]> {
  const packages = [
    samplePackage(),
    samplePackage({name: 'other', arch: 'all'}),
    rpmPackage(),
    rpmPackage({version: versionAt('2.0', {epoch: 1, metadata: 'git.7'}), arch: '386'}),
    rpmPackage({
      name: 'letters',
      summary: 'Grüße <an> alle & jeden',
      entries: [dir('/etc/grüße'), dir('/srv/a"b\'c')],
    }),
  ];
  const paths: string[] = [];
  for (const pkg of packages) {
    const [name] = await engines.portable(host, pkg, host.outDir);
    paths.push(join(host.outDir, name!));
  }
  return paths;
}

beforeAll(async () => {
  host = await testHost(sampleSources);
  const store = directoryStore(join(host.workDir, 'ours'));
  const listings: Listing[] = [];
  for (const file of [...(await zooPackages(host)), ...(await ownPackages())]) {
    const pkg = {file, name: basename(file), ...(await digestOf(file)), record: await engines.record!(file)};
    const listing = engine.listing(pkg, PLACE, NOON, '');
    listings.push(listing);
    for (const folder of ['ours', 'theirs']) {
      const to = join(host.workDir, folder, listing.path);
      await mkdir(dirname(to), {recursive: true});
      await cp(file, to);
    }
  }
  count = listings.length;
  published = listings;
  await publishShelf(store, {signers: [await yumSigner('One')], date: NOON, next: () => listings});
  await cp(repositoryPath('__tests__/support/repodata-dump.py'), join(host.workDir, 'dump.py'));
}, LONG);

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

/** createrepo_c of that age, packed as Python's own library can read it. */
async function dumps(age: RpmAge): Promise<{readonly ours: Dump; readonly theirs: Dump}> {
  const folder = 'yum/9/x86_64';
  const script = `
cp -r /work/theirs/${folder} /tmp/theirs
general=$(createrepo_c --help | grep -o -e '--general-compress-type' | head -n 1)
createrepo_c --quiet --no-database --compress-type=gz \${general:+$general=gz} /tmp/theirs >&2
python3 /work/dump.py /tmp/theirs /work/ours/${folder}
`;
  const all = JSON.parse(await inRpm(host, age, host.workDir, script)) as Record<string, Dump>;
  return {theirs: all['/tmp/theirs']!, ours: all[`/work/ours/${folder}`]!};
}

const names = Object.entries(compared).flatMap(([list, elements]) =>
  elements.map((one) => (one.startsWith('@') ? `${list}${one}` : `${list}/${one}`)),
);
const apart = leftOut.flatMap(({element}) => (element === undefined ? [] : [element]));

/** Before 1.0 createrepo_c did not know that scripts around the transaction need something beforehand. */
const withoutPre = (rows: readonly unknown[] | undefined): readonly string[] | undefined => {
  const plain = (rows as readonly [Record<string, string>, string][] | undefined)?.map(([{pre: _, ...row}]) =>
    JSON.stringify(row),
  );
  return plain && [...new Set(plain)];
};

test.each(rpmAges)(
  'createrepo_c beside rpm %s says of every package what we say',
  async (age) => {
    const {ours, theirs} = await dumps(age);
    expect(Object.keys(ours)).toHaveLength(count);
    expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
    expect(count).toBeGreaterThan(70);
    const seen = new Set(Object.values(theirs).flatMap((told) => Object.keys(told)));
    expect([...seen].sort()).toEqual([...names, ...apart].sort());
    const isOld = age === '4.16' || age === '4.18';
    for (const [id, told] of Object.entries(theirs))
      for (const name of names) {
        const both = [told[name], ours[id]![name]];
        const [a, b] = isOld && name.endsWith('requires/rpm:entry') ? both.map(withoutPre) : both;
        expect([told['primary/name'], name, b]).toEqual([told['primary/name'], name, a]);
      }
  },
  LONG,
);

const identity = ({name, version, arch, path, size, sha256}: Listing) => ({
  name,
  version,
  arch,
  path,
  size,
  sha256,
});
const byPath = (a: Listing, b: Listing): number => (a.path < b.path ? -1 : 1);

/** What createrepo_c writes unless told otherwise, and all that it can be told to. */
const asOthersDo = `
for way in plain all; do
  options=
  [ $way = plain ] || options='--database'
  [ $way = plain ] || ! createrepo_c --help | grep -q -e --zck || options='--database --zck'
  mkdir -p /work/made-$AGE/$way/yum/9
  cp -r /work/theirs/yum/9/x86_64 /tmp/$way
  createrepo_c --quiet $options /tmp/$way >&2
  rm -r /tmp/$way/Packages
  mv /tmp/$way /work/made-$AGE/$way/yum/9/x86_64
done
ls /work/made-$AGE/all/yum/9/x86_64/repodata
`;

test.each(rpmAges)(
  'what createrepo_c beside rpm %s wrote is read and keeps every word',
  async (age) => {
    const files = await inRpm(host, age, host.workDir, asOthersDo);
    expect(files).toMatch(/primary\.sqlite/);
    for (const way of ['plain', 'all']) {
      const shelf = await engine.read(directoryStore(join(host.workDir, `made-${age}`, way)), PLACE);
      const found = shelf.listings.toSorted(byPath).map(identity);
      expect(found).toEqual(published.toSorted(byPath).map(identity));
      const [text] = shelf.listings.filter(({name}) => name === 'letters').map(({texts}) => texts['primary']);
      expect(text).toMatch(/^<package type="rpm">\n {2}<name>letters<\/name>[\s\S]*<\/package>$/);
    }
  },
  LONG,
);

test(
  'the zoo has what it is kept for',
  async () => {
    const {ours} = await dumps('4.18');
    const all = Object.values(ours);
    const some = (name: string, text: string) =>
      all.filter((told) => JSON.stringify(told[name])?.includes(text)).length;
    expect(some('primary/format/rpm:requires/rpm:entry', '"pre":"1"')).toBeGreaterThan(3);
    expect(some('primary/format/rpm:requires/rpm:entry', '(a >= 1 if b < 2:3 else c)')).toBe(4);
    expect(some('primary/version@epoch', '3')).toBe(4);
    expect(some('primary/arch', 'src')).toBe(8);
    expect(some('filelists/file', '世界')).toBe(4);
    expect(some('filelists/file', '"type":"ghost"')).toBeGreaterThan(4);
    expect(some('other/changelog', '- change 14')).toBeGreaterThan(15);
    expect((await stat(join(host.workDir, 'ours'))).isDirectory()).toBe(true);
  },
  LONG,
);
