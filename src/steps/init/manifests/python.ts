import type {Manifest} from '../project.ts';
import {licence, line, packageName, person, versionText, webAddress} from '../words.ts';
import {tomlInline, tomlString, tomlTable} from './toml.ts';

/** https://packaging.python.org/specifications/pyproject-toml/, or Poetry's older table. */
export const python: Manifest = {
  path: 'pyproject.toml',
  read: (text) => {
    const table = tomlTable(text, '[project]') ?? tomlTable(text, '[tool.poetry]');
    if (table === undefined) return undefined;
    const author = tomlInline(table, 'authors');
    const urls = tomlTable(text, '[project.urls]') ?? tomlInline(table, 'urls') ?? table;
    const name = packageName(tomlString(table, 'name'));
    return {
      name,
      description: line(tomlString(table, 'description')),
      license: licence(tomlString(table, 'license') ?? tomlString(tomlInline(table, 'license'), 'text')),
      homepage: webAddress(tomlString(urls, '"?[Hh]omepage"?') ?? tomlString(urls, '"?[Rr]epository"?')),
      maintainer: author
        ? person(`${tomlString(author, 'name')} <${tomlString(author, 'email')}>`)
        : person(tomlString(table, 'authors')),
      version: versionText(tomlString(table, 'version')),
      ideas: name === undefined ? [] : [{src: 'src', dst: `/usr/lib/${name}`, type: 'tree'}],
    };
  },
};
