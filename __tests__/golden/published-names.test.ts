import {describe, expect, test} from '@jest/globals';
import type {Artifact} from '../../src/model/artifact.ts';
import type {PublisherKind} from '../../src/model/publisher.ts';
import type {Target} from '../../src/model/target.ts';
import type {Version} from '../../src/model/version.ts';
import {shipmentsOf} from '../../src/steps/publish/names.ts';
import {pointersOf} from '../../src/steps/publish/pointers.ts';
import {tempDir} from '../../src/tools/files.ts';
import {listingOf, RIGHT} from '../support/config.ts';
import {testHost} from '../support/host.ts';
import {
  filesOf,
  finishedFiles,
  kindOf,
  loudSigner,
  planOf,
  publishing,
  shown,
  targetOf,
  versionOf,
} from '../support/published.ts';

const native = [
  targetOf('ubuntu-22.04', 'amd64', '~ubuntu22.04'),
  targetOf('ubuntu-22.04', 'arm64', '~ubuntu22.04'),
  targetOf('debian-12', 'amd64', '~deb12'),
  targetOf('rocky-9', 'amd64', '.el9'),
];
const portable = [targetOf('deb', 'arm7'), targetOf('rpm', '386')];
const TOP = RIGHT.replace('name: hello', 'name: metrist-orchestrator');

interface Scene {
  readonly entry: string;
  readonly names: PublisherKind['names'];
  readonly version: Version;
  readonly targets: readonly Target[];
  readonly files: readonly Artifact[];
}

/** What would be sent to one place: its files, and its pointers. */
async function sending({entry, names, version, targets, files}: Scene): Promise<string> {
  await using host = await testHost();
  await using dir = await tempDir();
  const {config, settings} = await publishing(entry, TOP);
  const work = {
    config,
    settings,
    plan: planOf(version, targets),
    artifacts: await finishedFiles(host, files),
    kind: kindOf(names),
    signer: loudSigner,
    dir: dir.path,
  };
  try {
    const urlOf = (name: string) => settings.url && `${settings.url}/${name}`;
    const pointers = settings.pointers ? await pointersOf(host, {...work, urlOf}) : [];
    return await shown([...(await shipmentsOf(host, work)), ...pointers], dir.path);
  } catch (error) {
    return listingOf(error);
  }
}

/** The project's own package for each target, and its documents for one of them. */
const several = (version: Version, targets: readonly Target[]): readonly Artifact[] => [
  ...targets.flatMap((target) => filesOf({target, version, name: 'metrist-orchestrator'})),
  ...filesOf({target: targets[0]!, version, name: 'metrist-doc', arch: 'all'}),
];

const TEMPLATE = 'name: "{name}_{version}-{distro}-{release}-{commit}_{arch}"';

const release = versionOf('0.1.0');
const candidate = versionOf('0.1.0-rc.1');
const everywhere = [...native, ...portable];

const scenes: Readonly<Record<string, Scene>> = {
  'canonical names of a candidate, as a release shows them': {
    ...{entry: '', names: 'flat', version: candidate, targets: everywhere},
    files: several(candidate, everywhere),
  },
  'canonical names of a candidate, in a place with folders': {
    ...{entry: '', names: 'folders', version: candidate, targets: everywhere},
    files: several(candidate, everywhere),
  },
  'names with distro, release and commit': {
    ...{entry: TEMPLATE, names: 'flat', version: release, targets: native},
    files: several(release, native),
  },
  'folders, one of them the version': {
    ...{entry: 'name: "{version}/{target}/{name}_{build_time}_{arch}"', names: 'folders'},
    ...{version: candidate, targets: everywhere, files: several(candidate, everywhere)},
  },
  'folders of which none is the version': {
    ...{entry: 'name: "linux/{format}/{name}_{upstream}-{prerelease}_{revision}_{target}_{arch}"'},
    ...{names: 'folders', version: release, targets: everywhere, files: several(release, everywhere)},
  },
  'a second revision, beside the first': {
    ...{entry: 'name: "{version}/{name}_{version}_{revision}_{target}"', names: 'folders'},
    ...{version: {...release, revision: '2'}, targets: native.slice(2)},
    files: several({...release, revision: '2'}, native.slice(2)),
  },
  'a second revision, in a folder of its own': {
    ...{entry: 'name: "{tag}-{revision}/{name}"', names: 'folders', targets: [targetOf('deb', 'all')]},
    version: {...release, revision: '2'},
    files: filesOf({version: {...release, revision: '2'}, target: targetOf('deb', 'all')}),
  },
  pointers: {
    ...{entry: 'pointers: true, url: "https://example.org/files"', names: 'folders'},
    ...{version: release, targets: everywhere, files: several(release, everywhere)},
  },
  'pointers by what uname says, to files in folders': {
    ...{entry: 'pointers: true, pointer_arch: uname, name: "{version}/{name}_{target}_{arch}"'},
    ...{names: 'folders', version: release, targets: everywhere, files: several(release, everywhere)},
  },
  'a template that portable packages have no elements for': {
    ...{entry: TEMPLATE, names: 'flat', version: release, targets: everywhere},
    files: several(release, everywhere),
  },
  'a template that says too little': {
    ...{entry: 'name: "{name}_{version}"', names: 'flat', version: release, targets: native},
    files: several(release, native),
  },
  'a template of a tag where there is none': {
    ...{entry: 'name: "{name}_{tag}_{target}_{arch}"', names: 'folders'},
    ...{version: {...release, tag: undefined}, targets: native, files: several(release, native)},
  },
};

describe('what is sent to a place', () => {
  test.each(Object.entries(scenes))('%s', async (_, scene) => {
    const first = await sending(scene);
    expect(first).toMatchSnapshot();
    expect(await sending({...scene, files: scene.files.toReversed()})).toBe(first);
  });
});
