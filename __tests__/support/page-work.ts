import type {Listing} from '../../src/model/repository.ts';
import type {PageWork} from '../../src/steps/page/index.ts';
import {armored, smallKey} from './small-keys.ts';

/** 2026-09-21. */
export const PAGE_DATE = 1_790_000_000;

export const listingOf = (over: Partial<Listing> = {}): Listing => {
  const {name = 'hello', version = '1.2.3-1', arch = 'amd64'} = over;
  return {
    name,
    version,
    arch,
    path: `apt/pool/main/${name[0]}/${name}/${name}_${version}_${arch}.deb`,
    size: 1_234_567,
    sha256: '0'.repeat(64),
    published: PAGE_DATE,
    texts: {},
    ...over,
  };
};

const rpm = (place: string, version: string, arch = 'x86_64'): Listing =>
  listingOf({version, arch, path: `yum/${place}/Packages/h/hello-${version}.${arch}.rpm`});

/** A repository of both kinds, for many machines. */
export const PLACES: PageWork['places'] = [
  {
    kind: 'apt',
    place: 'bookworm',
    listings: [
      listingOf({version: '1.2.3-1~deb12'}),
      listingOf({version: '1.2.2-1~deb12', published: PAGE_DATE - 2_000_000}),
      listingOf({version: '1.2.3-1~deb12', arch: 'arm64'}),
      listingOf({name: 'hello-repo', version: '20260921.1-1~deb12.0a1b2c3d', arch: 'all', size: 4_000}),
    ],
  },
  {
    kind: 'apt',
    place: 'stable',
    listings: [
      listingOf({version: '1.2.3'}),
      listingOf({name: 'hello-repo', version: '20260921.1-1.aa1b2c3d', arch: 'all', size: 4_000}),
    ],
  },
  {kind: 'yum', place: '43/x86_64', listings: [rpm('43/x86_64', '1.2.3-1.fc43')]},
  {kind: 'yum', place: '9/aarch64', listings: [rpm('9/aarch64', '1.2.3-1.el9', 'aarch64')]},
  {kind: 'yum', place: '9/x86_64', listings: [rpm('9/x86_64', '1.2.3-1.el9')]},
  {kind: 'yum', place: '15.6/x86_64', listings: [rpm('15.6/x86_64', '1.2.3-1.lp156')]},
  {kind: 'yum', place: 'tumbleweed/x86_64', listings: [rpm('tumbleweed/x86_64', '1.2.3-1.tw')]},
  {kind: 'yum', place: '2023/x86_64', listings: [rpm('2023/x86_64', '1.2.3-1.amzn2023')]},
  {kind: 'yum', place: 'stable/x86_64', listings: [rpm('stable/x86_64', '1.2.3-1')]},
];

let made: Promise<string> | undefined;

/** The same key for every test of a file. */
export const pageKey = (): Promise<string> => {
  made ??= smallKey('Example Team').then((key) => armored(key.toPublic()));
  return made;
};

export const pageWork = async (over: Partial<PageWork> = {}): Promise<PageWork> => ({
  settings: {
    name: 'hello',
    url: 'https://example.org/repo',
    component: 'main',
    stream: 'stable',
    suites: {},
    ...over.settings,
  },
  about: {
    title: 'Hello',
    summary: 'Says hello, and keeps saying it.',
    homepage: 'https://example.org/hello',
    license: 'MIT',
    maintainer: 'Example Team <team@example.org>',
    ...over.about,
  },
  publicKeys: over.publicKeys ?? [await pageKey()],
  date: over.date ?? PAGE_DATE,
  places: over.places ?? PLACES,
});

/** What shells, HTML, XML, Markdown, INI and control files have a second meaning for. */
export const HOSTILE = `x'"\`$(touch /tmp/pwned)$HOME\\ <script>alert(1)</script> & ]]> %{lua:x} | **b**\nEvil: yes\r\n[evil]\n\u0007\u202e end`;
