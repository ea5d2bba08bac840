import {describe, expect, test} from '@jest/globals';
import {planned, planProblems} from '../../support/planned.ts';

const config = (targets: string, name: string, more = ''): string =>
  `targets: [${targets}]\narch: [amd64, arm64]\npublish: [{to: directory, path: files, name: "${name}"}]\n${more}`;

const refused = async (lines: string): Promise<string> => (await planProblems(lines)).join('\n');

describe('the names that packages will have where they are published', () => {
  test('are looked at in the plan: what a target has no element for is told by its name', async () => {
    const told = await refused(config('debian-12, deb', '{name}_{version}-{distro}-{release}_{arch}'));
    expect(told).toContain('publish.0.name: hello for deb/amd64: there is no {distro} here');
    expect(told).toContain('write {target}, which is always there');
    expect(told).not.toContain('debian-12/amd64');
  });

  test('are refused where two packages would have one', async () => {
    const told = await refused(config('debian-12', '{name}_{version}'));
    expect(told).toContain(
      'publish.0.name: hello_1.2.3-1~deb12_amd64.deb and hello_1.2.3-1~deb12_arm64.deb would be one file, hello_1.2.3.deb',
    );
  });

  test('may have a tag where there is none yet: nothing is published of it', async () => {
    const {ids} = await planned(config('debian-12', '{name}_{tag}_{arch}'), {version: {tag: undefined}});
    expect(ids).toEqual(['debian-12/amd64', 'debian-12/arm64']);
  });

  test('are their own on each target', async () => {
    const {ids} = await planned(config('debian-12, deb, rpm', '{target}/{name}_{version}_{arch}'));
    expect(ids).toHaveLength(6);
  });
});
