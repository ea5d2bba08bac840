import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {
  addPackages,
  checkRepository,
  initRepository,
  listRepository,
  removePackages,
  serveRepository,
  yankVersion,
} from '../steps/repository/index.ts';
import {nearest} from '../text/nearest.ts';

interface Deed {
  /** What follows the folder. */
  readonly takes: string;
  readonly least: number;
  readonly most: number;
  run(host: Host, dir: string, words: readonly string[], inputs: Inputs): Promise<Report>;
}

const alone = {takes: '', least: 0, most: 0};

const DEEDS: Readonly<Record<string, Deed>> = {
  init: {
    ...alone,
    run: (host, dir, _, {repo, dryRun}) => initRepository(host, dir, repo ?? {keepGoing: false}, dryRun),
  },
  add: {takes: 'FILE…', least: 1, most: Infinity, run: addPackages},
  remove: {takes: 'NAME[=VERSION]…', least: 1, most: Infinity, run: removePackages},
  yank: {
    takes: 'VERSION',
    least: 1,
    most: 1,
    run: (host, dir, [version = ''], inputs) => yankVersion(host, dir, version, inputs),
  },
  list: {...alone, run: (host, dir) => listRepository(host, dir)},
  check: {...alone, run: (host, dir) => checkRepository(host, dir)},
  serve: {...alone, run: (host, dir, _, {repo}) => serveRepository(host, dir, repo?.port)},
};

/** Makes and keeps a repository of packages, whoever made them. */
export async function repo(host: Host, inputs: Inputs): Promise<Report> {
  const [word, dir, ...words] = inputs.args;
  const deed = word !== undefined && Object.hasOwn(DEEDS, word) ? DEEDS[word] : undefined;
  if (!deed) throw unknown(word);
  if (dir === undefined || words.length < deed.least || words.length > deed.most)
    throw wrongCount(word!, deed);
  return host.log.group('Repository', () => deed.run(host, dir, words, inputs));
}

function unknown(word: string | undefined): UserError {
  const known = Object.keys(DEEDS).join(', ');
  if (word === undefined)
    return new UserError('input/arguments', 'repo needs to know what to do', {hint: `write one of ${known}`});
  const near = nearest(word, Object.keys(DEEDS));
  return new UserError('input/arguments', `repo takes no "${word}"`, {
    hint: near ? `did you mean repo ${near}?` : `write one of ${known}`,
  });
}

const wrongCount = (word: string, {takes}: Deed): UserError =>
  new UserError(
    'input/arguments',
    `repo ${word} takes ${takes ? `a folder and ${takes}` : 'a folder alone'}`,
    {
      hint: `linux-pkg repo ${word} DIR${takes && ` ${takes}`}`,
    },
  );
