import {availableParallelism} from 'node:os';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {isCi} from '../../tools/ci.ts';
import {type Config, concurrencyOf} from '../config/index.ts';
import {type Candidate, type Case, companionsOf} from './cases.ts';
import {notRun} from './conduct.ts';
import {dockOrReason} from './dock.ts';
import {groundTarget} from './grounds.ts';
import type {Site} from './life.ts';
import {closeLintBook, openLintBook} from './lint-book.ts';
import {checkNames, resultOf} from './one.ts';
import {verifySettings} from './settings.ts';
import {makeStamp} from './stamp.ts';
import {type Tried, tryAll} from './tries.ts';

/** What is to be tried, and where. */
export interface Trials {
  readonly candidates: readonly Candidate[];
  readonly grounds: (candidate: Candidate) => readonly string[];
  /** Why no container may have the rights that systemd needs: a key is near. */
  readonly withoutSystemd?: string | undefined;
}

/** What was found, unless there was nothing to try it in. */
export interface TriedAll extends Tried {
  /** Why nothing was tried at all. */
  readonly unverified?: string;
}

/** Tries every candidate wherever it is to be tried, some at once. */
export async function verifyAll(host: Host, config: Config | undefined, trials: Trials): Promise<TriedAll> {
  const cases = trials.candidates.flatMap((candidate): readonly Case[] => {
    const companions = companionsOf(candidate, trials.candidates);
    return trials.grounds(candidate).map((on) => ({
      ...candidate,
      on,
      ground: groundTarget(config, candidate.target, on),
      companions,
    }));
  });
  const without = trials.candidates.find((candidate) => !cases.some(({path}) => path === candidate.path));
  if (without)
    throw new UserError('verify/nowhere', `no release is known to try ${without.name} on`, {
      hint: `name one for ${without.target.id} under verify.on, or with --targets`,
    });
  if (cases.length === 0) return {results: [], failed: [], proved: new Set()};
  const settings = verifySettings(config);
  const book = await openLintBook(host, settings, config);
  const dock = await dockOrReason(host, config, cases[0]!.ground);
  if (typeof dock === 'string') {
    const results = cases.map((one) =>
      resultOf(
        one,
        checkNames.map((name) => notRun(name, dock)),
      ),
    );
    return {results, failed: [], proved: new Set(), unverified: dock};
  }
  await using _ = dock.shelf;
  const site: Site = {
    host,
    dock,
    config,
    settings,
    book,
    stamp: makeStamp(host),
    mustBoot: isCi(host),
    withoutSystemd: trials.withoutSystemd,
    unbootable: new Map(),
  };
  const tried = await tryAll(site, cases, (config && concurrencyOf(config)) ?? AT_ONCE);
  const names = new Set(cases.map(({target}) => target.name));
  // A leg of its own does not know what the others find.
  const whole = config?.values.targets?.every((name) => names.has(name)) ?? false;
  closeLintBook(host.log, book, {whole});
  return tried;
}

/** Each has a container with a systemd of its own. */
const AT_ONCE = Math.min(4, availableParallelism());
