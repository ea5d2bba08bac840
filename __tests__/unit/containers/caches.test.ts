import {describe, expect, test} from '@jest/globals';
import {preparedKey, preparedLabels, preparedTag, storesOf} from '../../../src/containers/caches/index.ts';
import type {KeyParts} from '../../../src/containers/caches/key.ts';
import {plainHttp} from '../../../src/containers/caches/registry.ts';
import {faultOf} from '../../../src/containers/caches/sound.ts';
import {namesIn} from '../../../src/containers/caches/tarball.ts';
import type {Engine} from '../../../src/containers/engine.ts';
import {testHost} from '../../support/host.ts';

const base = {id: 'sha256:b', reference: 'debian:12', platform: 'linux/amd64'};
const parts: KeyParts = {
  base,
  manager: 'apt',
  requires: ['gcc', 'make'],
  tools: ['dpkg-dev'],
  archive: undefined,
};

describe('the key of a prepared image', () => {
  test('is the same for the same things, in whatever order and however often they are named', () => {
    const key = preparedKey(parts);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(preparedKey({...parts, requires: ['make', 'gcc', 'make']})).toBe(key);
    expect(preparedKey({...parts, base: {...base, reference: 'mirror.example.org/debian:12'}})).toBe(key);
  });

  test.each<Partial<KeyParts>>([
    {requires: ['gcc']},
    {requires: ['gcc make']},
    {tools: []},
    {tools: ['dpkg-dev', 'gcc'], requires: ['make']},
    {manager: 'dnf'},
    {archive: 'http://archive.example.org'},
    {base: {...base, id: 'sha256:c'}},
    {base: {...base, platform: 'linux/arm64'}},
  ])('is another with %j', (other) => {
    expect(preparedKey({...parts, ...other})).not.toBe(preparedKey(parts));
  });

  test('stays as it is from version to version, or every cache would be lost', () => {
    expect(preparedKey(parts)).toBe('cb69f9fecb7e0babd09c95170afb56bd6b8fa79200094b4d03db0e34b92da491');
  });

  test('makes a tag that every registry takes', () => {
    expect(preparedTag(preparedKey(parts))).toMatch(/^linux-pkg\/prepared:[\w][\w.-]{0,127}$/);
  });
});

describe('a prepared image that comes from elsewhere', () => {
  const facts = {
    Id: 'b',
    Os: 'linux',
    Architecture: 'amd64',
    RootFS: {Layers: ['1', '2']},
    Config: {Env: ['A=1']},
  };
  const labels = preparedLabels('k');
  const image = {
    ...facts,
    RootFS: {Layers: ['1', '2', '3']},
    Config: {Env: ['PATH=/bin', 'A=1'], Labels: labels},
  };

  test('is sound with its base below and its key as a label', () => {
    expect(faultOf(image, facts, 'k')).toBeUndefined();
    expect(faultOf({...image, RootFS: facts.RootFS}, facts, 'k')).toBeUndefined();
  });

  test('may have the volumes of its base, as many an image of a company has', () => {
    const wishes = {Volumes: {'/data': {}}, OnBuild: ['RUN update']};
    const base = {...facts, Config: {...facts.Config, ...wishes}};
    expect(faultOf({...image, Config: {...image.Config, ...wishes}}, base, 'k')).toBeUndefined();
    expect(faultOf({...image, Config: {...image.Config, Volumes: {'/data': {}}}}, base, 'k')).toBeUndefined();
  });

  test.each([
    [{Config: {...image.Config, Labels: null}}, 'it has no label of ours'],
    [{Config: {...image.Config, Labels: preparedLabels('kk')}}, 'its label names another key'],
    [{Architecture: 'arm64'}, 'it is for linux/arm64'],
    [{RootFS: {Layers: ['1', '3', '2']}}, 'its first layers are not those of its base'],
    [{RootFS: {Layers: ['1']}}, 'its first layers are not those of its base'],
    [{RootFS: {}}, 'its first layers are not those of its base'],
    [{Config: {...image.Config, Env: ['A=2']}}, 'its variables are not those of its base'],
    [
      {Config: {...image.Config, Env: ['A=1', 'LD_PRELOAD=/evil.so']}},
      'its variables are not those of its base',
    ],
    [{Config: {...image.Config, OnBuild: ['RUN evil']}}, 'it asks for more than its base'],
    [{Config: {...image.Config, Volumes: {'/linux-pkg': {}}}}, 'it asks for more than its base'],
  ])('%j is noticed', (odd, fault) => {
    expect(faultOf({...image, ...odd}, facts, 'k')).toBe(fault);
  });

  test.each([
    [[{Config: 'c.json', RepoTags: null, Layers: []}], []],
    [
      [{RepoTags: ['debian:12']}, {RepoTags: ['a:1', 'a:2']}],
      ['debian:12', 'a:1', 'a:2'],
    ],
    [{debian: {'12': 'abc'}}, ['debian']],
    [{}, []],
    [{schemaVersion: 2, manifests: [{digest: 'd'}]}, []],
    [
      {manifests: [{annotations: {'io.containerd.image.name': 'docker.io/library/debian:12', other: 'x'}}]},
      ['docker.io/library/debian:12'],
    ],
    [{manifests: [{annotations: {'org.opencontainers.image.ref.name': '12'}}]}, ['12']],
  ])('the names that a tarball with %j would take are known', (list, names) => {
    expect(namesIn(list)).toEqual(names);
  });
});

describe('where prepared images are kept', () => {
  test.each([
    ['docker', 'localhost:5000/team/cache:k', []],
    ['podman', 'localhost:5000/team/cache:k', ['--tls-verify=false']],
    ['podman', '127.0.0.1:5000/cache:k', ['--tls-verify=false']],
    ['podman', 'localhost.example.org/cache:k', []],
    ['podman', 'ghcr.io/localhost/cache:k', []],
  ] as const)('%s speaks plain HTTP to a registry on this machine alone: %s', (kind, reference, args) => {
    expect(plainHttp(kind, reference)).toEqual(args);
  });

  const service = {
    ACTIONS_RUNTIME_TOKEN: 't',
    ACTIONS_RESULTS_URL: 'https://results.example.org/',
    ACTIONS_CACHE_SERVICE_V2: 'true',
    RUNNER_TEMP: '/t',
    GITHUB_ACTIONS: 'true',
  };
  const own = {...service, RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: '/tools'};
  const here = 'this machine';
  const registry = {kind: 'registry', reference: 'localhost:5000/team/cache'} as const;

  test.each([
    [{kind: 'engine'} as const, {}, [here]],
    [{kind: 'actions'} as const, {}, [here]],
    [{kind: 'none'} as const, service, []],
    [{kind: 'engine'} as const, service, [here, "the run's cache"]],
    [{kind: 'engine'} as const, {...service, GITHUB_SERVER_URL: 'https://git.example.org'}, [here]],
    [{kind: 'engine'} as const, {...service, ACTIONS_CACHE_SERVICE_V2: ''}, [here]],
    [{kind: 'engine'} as const, {...service, RUNNER_TEMP: ''}, [here]],
    [{kind: 'engine'} as const, own, [here, "the runner's tool cache"]],
    [{kind: 'engine'} as const, {...own, RUNNER_TOOL_CACHE: ''}, [here, "the run's cache"]],
    [registry, own, [here, 'localhost:5000/team/cache']],
  ])('with %j and %j', async (cache, env, titles) => {
    await using host = await testHost({}, env);
    expect(storesOf(host, {} as Engine, cache).map(({title}) => title)).toEqual(titles);
  });
});
