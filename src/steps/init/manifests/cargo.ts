import type {Manifest} from '../project.ts';
import {licence, line, packageName, person, programName, versionText, webAddress} from '../words.ts';
import {tomlString, tomlTable} from './toml.ts';

/** https://doc.rust-lang.org/cargo/reference/manifest.html */
export const cargo: Manifest = {
  path: 'Cargo.toml',
  read: (text) => {
    const table = tomlTable(text, '[package]');
    if (table === undefined) return undefined;
    const name = tomlString(table, 'name');
    const program = programName(tomlString(tomlTable(text, '[[bin]]'), 'name') ?? name);
    return {
      name: packageName(name),
      description: line(tomlString(table, 'description')),
      license: licence(tomlString(table, 'license')),
      homepage: webAddress(tomlString(table, 'homepage') ?? tomlString(table, 'repository')),
      maintainer: person(tomlString(table, 'authors')),
      version: versionText(tomlString(table, 'version')),
      compiled: true,
      builtBy: 'cargo build --release',
      contents: program ? [{src: `target/release/${program}`, dst: `/usr/bin/${program}`, mode: '0755'}] : [],
    };
  },
};
