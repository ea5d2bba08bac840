import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {contests} from './benchmark/contests.ts';
import {measureNative} from './benchmark/native.ts';
import {readOptions} from './benchmark/options.ts';
import {figures, withFigures} from './benchmark/page.ts';
import {payloadSizes} from './benchmark/payload.ts';
import {isKept, promiseFigures} from './benchmark/promise.ts';
import {isFast, isLean, measurePublishing, uploadFigures} from './benchmark/publishing.ts';
import {measureRepositories} from './benchmark/repository.ts';
import {curveFigures, isSmall, measureCurve} from './benchmark/repository-curve.ts';
import {type Outcome, runContest, runsOf} from './benchmark/run.ts';
import {measureSigning} from './benchmark/signing.ts';
import {startup} from './benchmark/startup.ts';
import {verdictsOf} from './benchmark/verdicts.ts';
import {openWorkshop} from './benchmark/workshop.ts';

/**
 * script/bench [--runs N] [--only 150/deb-zstd,2/] [--cli dist/cli.js] [--start-runs N] [--results FILE] [--write]
 *
 * Prints the figures that the project promises, measured side by side; --write puts them into docs/bench.md.
 * --results keeps them in a file, and takes from it what is not measured anew: so a long bench is run in parts.
 * Ends with 1 where a promise is not kept.
 */
let values: ReturnType<typeof readOptions>;
try {
  values = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`script/bench: ${(error as Error).message}`);
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const cli = resolve(root, values.cli);
const wanted = values.only.split(',').filter(Boolean);
const isWanted = (name: string): boolean =>
  wanted.length === 0 ||
  wanted.some((part) => name === part || (part.endsWith('/') && name.startsWith(part)));

const started = startup(join(dirname(cli), 'main.js'), Number(values['start-runs']));
const keyOf = ({shop, contest}: Outcome): string => `${shop.size.id}/${contest.id}`;
const earlier: readonly Outcome[] = values.results
  ? JSON.parse(await readFile(values.results, 'utf8').catch(() => '[]'))
  : [];
const measured = new Map(earlier.map((outcome) => [keyOf(outcome), outcome]));
for (const size of payloadSizes) {
  const chosen = contests.filter(({id}) => isWanted(`${size.id}/${id}`));
  if (chosen.length === 0) continue;
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-bench-'));
  try {
    const shop = await openWorkshop(dir, size, cli);
    for (const contest of chosen) {
      console.error(`${size.id} MB: ${contest.id} …`);
      const outcome = await runContest(shop, contest, runsOf(size, contest, Number(values.runs)));
      measured.set(keyOf(outcome), outcome);
      if (values.results) await writeFile(values.results, JSON.stringify([...measured.values()], null, 2));
    }
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}
const outcomes = payloadSizes.flatMap((size) =>
  contests.flatMap(({id}) => measured.get(`${size.id}/${id}`) ?? []),
);
const runs = Number(values.runs) || 3;
const native = await measureNative({cli, runs, isWanted});
const signing = await measureSigning({cli, runs, isWanted});
const repositories = await measureRepositories({cli, runs, isWanted});
const curve = await measureCurve({cli, runs, isWanted});
const published = await measurePublishing({cli, runs, isWanted});
const text = [
  figures(started, outcomes),
  promiseFigures('Native targets', native),
  promiseFigures('Signing', signing),
  promiseFigures('Repositories', repositories),
  curveFigures(curve),
  uploadFigures(published),
]
  .filter(Boolean)
  .join('\n\n');
console.log(text);
if (values.write) {
  const page = join(root, 'docs/bench.md');
  await writeFile(page, withFigures(await readFile(page, 'utf8'), text));
}
const kept = outcomes.every((outcome) => verdictsOf(outcome, started.emptySeconds).every(({met}) => met));
process.exitCode =
  started.met &&
  kept &&
  [...native, ...signing, ...repositories].every(isKept) &&
  curve.every(isSmall) &&
  published.every((row) => isFast(row) && isLean(row))
    ? 0
    : 1;
