import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {releasesByName} from '../../src/distros/index.ts';
import {managerOf} from '../../src/managers/index.ts';
import {repositoryRoot} from '../support/sources.ts';

const folder = join(repositoryRoot, '__tests__/golden/mirrors');

/** Where the packages of releases go whose mirrors stay so far. */
const ELSEWHERE = 'http://archive.example.org/opensuse';

/** The file's name begins with the target whose image has it, or one like it; what follows a dash tells them apart. */
const cases = readdirSync(folder).map((name) => {
  const target = [...releasesByName.keys()].find((id) => name.startsWith(id)) ?? 'centos-8';
  return {name, target};
});

const rewritten = (name: string, target: string, text: string): string => {
  const {distro, release} = releasesByName.get(target)!;
  return managerOf(distro.manager).archived(`/etc/some.d/${name}`, text, release.archive ?? ELSEWHERE);
};

describe('the mirrors of an ended release', () => {
  test.each(cases)('in $name point at the archive', ({name, target}) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(rewritten(name, target, text)).toMatchSnapshot();
  });

  test.each(cases)('in $name are rewritten once, whatever the ends of the lines', ({name, target}) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const once = rewritten(name, target, text);
    expect(rewritten(name, target, once)).toBe(once);
    expect(rewritten(name, target, text.trimEnd())).toBe(once.trimEnd());
    expect(rewritten(name, target, '')).toBe('');
  });
});
