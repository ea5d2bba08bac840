import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type Config, placeOf} from '../config/index.ts';

/** Where the version is to come from, as the input or the config says. */
export type Source =
  | {readonly from: 'git'; readonly place: Place}
  | {readonly from: 'literal'; readonly text: string | undefined; readonly place: Place | undefined}
  | {readonly from: 'file'; readonly kind: string; readonly path: string; readonly place: Place}
  | {readonly from: 'command'; readonly command: readonly [string, ...string[]]; readonly place: Place};

type Section = Exclude<Config['values']['version'], string | undefined>;

/** The input wins over the config; nothing said means git. `text` is what `version:` says, variables replaced. */
export function sourceOf(config: Config, inputs: Inputs, text: string | undefined): Source {
  const place = placeOf(config, 'version');
  const wanted = config.values.version;
  const asked = inputs.version?.trim();
  if (asked) return asked === 'git' ? {from: 'git', place} : {from: 'literal', text: asked, place: undefined};
  if (wanted === undefined || text === 'git') return {from: 'git', place};
  return typeof wanted === 'string' ? {from: 'literal', text, place} : readSection(config, wanted);
}

function readSection(config: Config, section: Section): Source {
  const from = section.from ?? (section.command ? 'command' : 'git');
  const [program, ...args] = section.command ?? [];
  const problems = misplaced(config, section, from);
  const place = placeOf(config, `version.${section.path ? 'path' : 'from'}`);
  if (from === 'command' && !program) {
    problems.push({message: 'the command is missing', hint: 'write command: [program, argument]', place});
  }
  if (problems.length) throw new UserError('version/bad-source', problems);
  if (from === 'git') return {from, place};
  if (from === 'command' && program) return {from, command: [program, ...args], place};
  return {from: 'file', kind: from, path: section.path ?? from, place};
}

/** Keys that mean nothing for this source; the tags count for each, as a prerelease is held against them. */
const misplaced = (config: Config, section: Section, from: string): Problem[] => [
  ...(section.path !== undefined && (from === 'git' || from === 'command')
    ? [
        {
          message: `version.path says nothing, as the version comes from ${from}`,
          hint: 'write from: package.json or the like beside it, or leave it out',
          place: placeOf(config, 'version.path'),
        },
      ]
    : []),
  ...(section.command !== undefined && from !== 'command'
    ? [
        {
          message: `version.command says nothing, as the version comes from ${from}`,
          hint: 'write from: command, or leave it out',
          place: placeOf(config, 'version.command'),
        },
      ]
    : []),
];
