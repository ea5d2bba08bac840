import {readFile} from 'node:fs/promises';
import {describe, expect, test} from '@jest/globals';
import type {Artifact} from '../../../src/model/artifact.ts';
import type {Target} from '../../../src/model/target.ts';
import {isNewer, textsOf} from '../../../src/steps/publish/latest.ts';
import {pointersOf} from '../../../src/steps/publish/pointers.ts';
import {tempDir} from '../../../src/tools/files.ts';
import {RIGHT} from '../../support/config.ts';
import {testHost} from '../../support/host.ts';
import {filesOf, kindOf, planOf, publishing, targetOf, versionOf} from '../../support/published.ts';

const version = versionOf('1.2.3');
const amd64 = targetOf('deb', 'amd64');
const arm64 = targetOf('deb', 'arm64');

interface Scene {
  readonly files: readonly Artifact[];
  readonly targets?: readonly Target[];
  readonly entry?: string;
  readonly top?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The texts of all pointers by their names. */
async function pointers({files, targets = [amd64, arm64], entry = '', top, env = {}}: Scene) {
  await using host = await testHost({}, env);
  await using dir = await tempDir();
  const {config, settings} = await publishing(entry, top);
  const made = await pointersOf(host, {
    ...{config, settings, plan: planOf(version, targets), artifacts: files, signer: undefined},
    ...{kind: kindOf('folders'), dir: dir.path, urlOf: () => undefined},
  });
  const texts = await Promise.all(
    made.map(async ({name, file}) => [name, await readFile(file, 'utf8')] as const),
  );
  return new Map(texts);
}

const named = (name: string, target: Target) => filesOf({target, version, name});

describe('pointers', () => {
  test('have the plain name for the project’s own package, and one with the package for others', async () => {
    const files = [...named('hello', amd64), ...named('hello-doc', amd64), ...named('hello', arm64)];
    expect([...(await pointers({files})).keys()]).toEqual([
      'deb.amd64.latest.txt',
      'deb.arm64.latest.txt',
      'hello-doc_deb.amd64.latest.txt',
      'latest.json',
    ]);
  });

  test('have the plain name for the only package, whatever it is called', async () => {
    const files = [...named('greeter', amd64), ...named('greeter', arm64)];
    expect([...(await pointers({files})).keys()].slice(0, 2)).toEqual([
      'deb.amd64.latest.txt',
      'deb.arm64.latest.txt',
    ]);
  });

  test('are named alike on all architectures, though one of them has fewer packages', async () => {
    const files = [...named('greeter', amd64), ...named('tools', amd64), ...named('greeter', arm64)];
    expect([...(await pointers({files})).keys()].slice(0, 3)).toEqual([
      'greeter_deb.amd64.latest.txt',
      'greeter_deb.arm64.latest.txt',
      'tools_deb.amd64.latest.txt',
    ]);
  });

  test('know the project by a name that the environment gives', async () => {
    const top = RIGHT.replace('name: hello', 'name: $APP');
    const files = [...named('hello', amd64), ...named('other', amd64)];
    const texts = await pointers({files, top, env: {APP: 'hello'}});
    expect([...texts.keys()]).toContain('deb.amd64.latest.txt');
    expect(JSON.parse(texts.get('latest.json')!)).toMatchObject({name: 'hello'});
  });

  test('say the same in latest.json, which is read again as it was written', async () => {
    const files = [...named('hello', amd64), ...named('hello-doc', arm64)];
    const texts = await pointers({files, entry: 'name: "{version}/{name}-{arch}", pointer_arch: uname'});
    const head = Buffer.from(texts.get('latest.json')!);
    texts.delete('latest.json');
    expect(textsOf(head)).toEqual(texts);
    expect(isNewer(version, 'hello')(head)).toBe(true);
    expect(isNewer(versionOf('1.2.2'), 'hello')(head)).toBe(false);
  });
});
