import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {contests} from './benchmark/contests.ts';
import {figures, withFigures} from './benchmark/page.ts';
import {payloadSizes} from './benchmark/payload.ts';
import {type Outcome, runContest, runsOf} from './benchmark/run.ts';
import {startup} from './benchmark/startup.ts';
import {verdictsOf} from './benchmark/verdicts.ts';
import {openWorkshop} from './benchmark/workshop.ts';

/**
 * script/bench [--runs N] [--only 150/deb-zstd,2/] [--cli dist/cli.js] [--start-runs N] [--write]
 *
 * Prints the figures that the project promises, measured side by side; --write puts them into docs/bench.md.
 * Ends with 1 where a promise is not kept.
 */
const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '3'},
    'start-runs': {type: 'string', default: '21'},
    only: {type: 'string', default: ''},
    cli: {type: 'string', default: 'dist/cli.js'},
    write: {type: 'boolean', default: false},
  },
});
const root = resolve(import.meta.dirname, '..');
const cli = resolve(root, values.cli);
const wanted = values.only.split(',').filter(Boolean);
const isWanted = (name: string): boolean =>
  wanted.length === 0 ||
  wanted.some((part) => name === part || (part.endsWith('/') && name.startsWith(part)));

const started = startup(join(dirname(cli), 'main.js'), Number(values['start-runs']));
const outcomes: Outcome[] = [];
for (const size of payloadSizes) {
  const chosen = contests.filter(({id}) => isWanted(`${size.id}/${id}`));
  if (chosen.length === 0) continue;
  const dir = await mkdtemp(join(tmpdir(), 'linux-pkg-bench-'));
  try {
    const shop = await openWorkshop(dir, size, cli);
    for (const contest of chosen) {
      console.error(`${size.id} MB: ${contest.id} …`);
      outcomes.push(await runContest(shop, contest, runsOf(size, contest, Number(values.runs))));
    }
  } finally {
    await rm(dir, {recursive: true, force: true});
  }
}
const text = figures(started, outcomes);
console.log(text);
if (values.write) {
  const page = join(root, 'docs/bench.md');
  await writeFile(page, withFigures(await readFile(page, 'utf8'), text));
}
const kept = outcomes.every((outcome) => verdictsOf(outcome, started.emptySeconds).every(({met}) => met));
process.exitCode = started.met && kept ? 0 : 1;
