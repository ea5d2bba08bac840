import type {OpenWorkshop} from '../../../containers/index.ts';
import {packEntries} from '../../../containers/index.ts';
import {formatOf} from '../../../formats/index.ts';
import {PkgError} from '../../../model/errors.ts';
import type {Linter, LintFinding} from '../../../model/linter.ts';
import {INSIDE} from '../../../model/workshop.ts';
import {digestOf} from '../../../tools/files.ts';
import {type Check, CheckError, type Trial} from '../check.ts';
import {type Judged, judge} from '../lint-book.ts';
import {type FindPlace, placesOf} from '../lint-places.ts';

const OFF = 'verify: {lint: false} leaves it out';

/** The distro's own linter has nothing against the file but what the project has accepted. */
export const lint: Check = {
  name: 'lint',
  needs: [],
  run: async (trial) => {
    const {host, settings, facts, config, book} = trial;
    if (!settings.lint) return 'verify.lint is false';
    const {linter} = formatOf(facts.format);
    const opened = await openOrReason(trial, linter);
    if (typeof opened === 'string') return opened;
    await using workshop = opened;
    const {target} = workshop;
    const placeOf = placesOf(host, {config, target, name: facts.name});
    const printed = await runLinter(trial, workshop, linter);
    const paths = new Set(facts.files.map(({path}) => path));
    const findings = linter
      .findingsIn(printed, paths)
      .filter(({tag}) => !Object.hasOwn(linter.settled, tag))
      .map((finding) => judgedAs(linter, finding, placeOf));
    const errors = judge(book, findings, target.id);
    if (errors.length === 0) return undefined;
    throw new CheckError(`${linter.tool.program} has found ${countOf(errors)}`, {
      hint: `mend it, or accept it in the file that verify.allow names, a line each: tag path # reason; ${OFF}`,
      command: [linter.tool.program, trial.files.real],
      output: errors.map(({finding}) => lineOf(finding)).join('\n'),
      problems: errors.map(({problem}) => problem),
    });
  },
};

/** Where there is no linter, a laptop goes on; CI does not, or a gap in its images would go unseen. */
async function openOrReason({host, book, openClean}: Trial, {tool}: Linter): Promise<OpenWorkshop | string> {
  try {
    return await openClean([tool]);
  } catch (error) {
    host.signal.throwIfAborted();
    if (!(error instanceof PkgError)) throw error;
    const reason = `${tool.program} cannot be had here: ${error.message.split('\n')[0]}`;
    if (!book.required) return reason;
    throw new CheckError(reason, {
      hint: `${error.hint ? `${error.hint}; ` : ''}${OFF}`,
      output: error.message,
    });
  }
}

async function runLinter({path, files}: Trial, workshop: OpenWorkshop, linter: Linter): Promise<string> {
  const folder = `${INSIDE.work}/lint`;
  const name = files.real.slice(files.real.lastIndexOf('/') + 1);
  const {size} = await digestOf(path);
  const owned = {owner: 'root', group: 'root', mtime: 0, mode: 0o644} as const;
  const entry = {...owned, type: 'file', path: `/${name}`, from: path, size, role: undefined} as const;
  await workshop.put(folder, packEntries([entry], {users: new Map(), groups: new Map()}));
  const {stdout} = await workshop.run(linter.command(`${folder}/${name}`), {
    env: {LC_ALL: 'C.UTF-8'},
    timeoutMs: 600_000,
  });
  return stdout;
}

const judgedAs = (linter: Linter, finding: LintFinding, placeOf: FindPlace): Judged => {
  const place = placeOf(finding.path);
  const message = `${linter.tool.program}: ${lineOf(finding)}`;
  return {finding, problem: place ? {message, place} : {message}};
};

const lineOf = ({tag, text}: LintFinding): string => (text === '' ? tag : `${tag} ${text}`);

const countOf = ({length}: readonly Judged[]): string => (length === 1 ? 'an error' : `${length} errors`);
