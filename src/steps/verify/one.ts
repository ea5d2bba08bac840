import type {Branch} from '../../model/host.ts';
import type {CheckResult, PackageResult} from '../../model/verify.ts';
import {tempDir} from '../../tools/files.ts';
import {prepareMachine} from '../build/index.ts';
import type {Case} from './cases.ts';
import {lives} from './checks/index.ts';
import {conduct, notRun} from './conduct.ts';
import {beginLife, type Site} from './life.ts';
import {materialOf} from './material.ts';
import {unitsOf} from './units.ts';

/** A case with nothing found yet. */
export const resultOf = (trialCase: Case, checks: readonly CheckResult[]): PackageResult => ({
  target: trialCase.target.id,
  on: trialCase.on,
  file: trialCase.name,
  package: trialCase.facts.name,
  version: trialCase.facts.version,
  checks,
});

export const checkNames: readonly string[] = lives.flat().map(({name}) => name);

/** Those of the same target are no names that the lists know. */
const alongsideOf = ({companions}: Case, names: readonly string[]): readonly string[] => {
  const own = new Set(companions.flatMap(({facts}) => [facts.name, `${facts.name}:${facts.arch}`]));
  return names.filter((name) => !own.has(name));
};

/** Tries one package on one release, from a new installation to what is left after a purge. */
export async function verifyOne(
  site: Site,
  trialCase: Case,
  log: Branch,
): Promise<{readonly result: PackageResult; readonly proved: boolean}> {
  const {host, dock} = site;
  await using folder = await tempDir();
  const image = await prepareMachine({host, ...dock, target: trialCase.ground, log});
  log.step('packages');
  const material = await materialOf(site, trialCase, {folder: folder.path, log});
  const results: CheckResult[] = [];
  let alongside: readonly string[] | undefined;
  let unbooted: string | undefined;
  for (const checks of lives) {
    const installation = results.find(({name}) => name === 'install');
    if (installation && installation.outcome !== 'passed') {
      results.push(...checks.map(({name}) => notRun(name, 'install failed')));
      continue;
    }
    log.step('machine');
    await using life = await beginLife(site, trialCase, {image, log, material, alongside});
    results.push(...(await conduct(checks, life.trial, results)));
    alongside ??= alongsideOf(trialCase, life.trial.seen.alongside ?? []);
    unbooted ??= life.trial.unbooted;
  }
  const unproved = unbooted !== undefined && unitsOf(trialCase.facts, trialCase.pkg).length > 0;
  const isFailed = results.some(({outcome}) => outcome === 'failed');
  return {result: resultOf(trialCase, results), proved: !isFailed && !unproved};
}
