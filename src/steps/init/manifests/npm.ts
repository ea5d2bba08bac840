import type {Guess, Manifest} from '../project.ts';
import {licence, line, packageName, person, programName, versionText, webAddress} from '../words.ts';

/** https://docs.npmjs.com/cli/configuring-npm/package-json */
export const npm: Manifest = {
  path: 'package.json',
  read: (text) => {
    const json: unknown = JSON.parse(text);
    if (!isRecord(json)) return undefined;
    const name = packageName(json['name']);
    return {
      name,
      description: line(json['description']),
      license: licence(json['license']),
      homepage: webAddress(json['homepage']),
      maintainer: authorOf(json['author']),
      version: versionText(json['version']),
      needs: 'nodejs',
      ideas: name === undefined ? [] : ideasOf(name, json['bin']),
    };
  },
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const authorOf = (author: unknown): string | undefined =>
  isRecord(author) ? person(`${line(author['name'])} <${line(author['email'])}>`) : person(author);

/** The app below /usr/lib with the manifest that Node reads beside it, and a link to each of its commands. */
function ideasOf(name: string, bin: unknown): readonly Guess[] {
  const commands: readonly (readonly [string, unknown])[] =
    typeof bin === 'string' ? [[name, bin]] : isRecord(bin) ? Object.entries(bin).slice(0, 20) : [];
  const links = commands.flatMap(([command, file]) => {
    const path = line(file)?.replace(/^\.\//, '');
    return programName(command) && path && /^[\w@.+-]+(\/[\w@.+-]+)*$/.test(path)
      ? [{src: `../lib/${name}/${path}`, dst: `/usr/bin/${command}`, type: 'symlink'}]
      : [];
  });
  const folders = links.flatMap(({src}) => /^\.\.\/lib\/[^/]+\/([^/]+)\//.exec(src)?.[1] ?? []);
  const trees = [...new Set(folders.length > 0 ? folders : ['dist'])];
  return [
    ...trees.map((folder) => ({src: folder, dst: `/usr/lib/${name}/${folder}`, type: 'tree'})),
    {src: 'package.json', dst: `/usr/lib/${name}/package.json`},
    ...links,
  ];
}
