import {expect, test} from '@jest/globals';
import type {Table} from '../../src/model/report.ts';
import {matrixOf} from '../../src/steps/plan/index.ts';
import {planned, problemLine} from '../support/planned.ts';

const CONFIG = `license: MIT
targets: [debian/supported, ubuntu/lts, el/supported, fedora-43, opensuse-leap-16.0, amazon-2023, deb, rpm]
arch: [amd64, arm64]
release: 2
runs_on:
  debian-13: [self-hosted, trixie]
images:
  debian-12: registry.example.org/mirror/debian:12
packages:
  - {name: hello}
  - {name: hello-doc, arch: all}
overrides:
  rpm: {depends: [bash]}
`;

const textOf = ({title, head, rows}: Table): string => {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return [
    title,
    ...all.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
};

test('the table, matrix and warnings of a project with many targets', async () => {
  const {plan, table, warnings} = await planned(CONFIG, {version: {prerelease: 'rc.1'}});
  expect(textOf(table)).toMatchSnapshot('table');
  expect(matrixOf(plan)).toMatchSnapshot('matrix');
  expect(warnings.map(problemLine).join('\n')).toMatchSnapshot('warnings');
});

test('the table and matrix of a project that says nothing of targets', async () => {
  const {plan, table} = await planned('');
  expect(textOf(table)).toMatchSnapshot('table');
  expect(matrixOf(plan)).toMatchSnapshot('matrix');
});
