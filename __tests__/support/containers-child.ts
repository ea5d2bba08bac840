import {writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {buildImage, findEngine} from '../../src/containers/index.ts';
import {tempDir} from '../../src/tools/files.ts';
import {makeHost} from '../../src/tools/host.ts';
import {makeLog} from '../../src/tools/log.ts';
import {abortOnSignals} from '../../src/tools/signals.ts';
import {testImage} from './images.ts';
import {testWorkshop} from './workshop.ts';

/**
 * A run as its own process: opens a container, says so, and does what its argument says until it is told to end.
 * What it says is a line of JSON on its standard output.
 */
const [what = ''] = process.argv.slice(2);
const say = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);
const sink = {
  line: () => undefined,
  problem: (_: string, {message}: {message: string}) => say({warning: message}),
};
const host = makeHost({
  env: process.env,
  workDir: process.cwd(),
  out: 'out',
  log: makeLog(sink),
  signal: abortOnSignals(),
});

try {
  const engine = await findEngine(host);
  await using folder = await tempDir();
  say({opening: folder.path});
  if (what === 'build') {
    const dockerfile = join(folder.path, 'Dockerfile');
    const label = `LABEL linux-pkg-test=${basename(folder.path)}`;
    await writeFile(dockerfile, `FROM ${await testImage('debian:12')}\n${label}\nRUN sleep 500\n`);
    await buildImage(host, engine, {dockerfile, arch: 'amd64', log: host.log});
  }
  await using workshop = await testWorkshop(host, {engine, temp: folder.path});
  say({folder: folder.path});
  if (what === 'fail') await workshop.run(['false']);
  if (what === 'wait') await workshop.run(['sleep', '500']);
  if (what === 'limit') await workshop.run(['sleep', '500'], {timeoutMs: 500});
  if (what === 'shell') await workshop.openShell({cwd: '/usr', env: {SEEN: 'here'}});
  say({done: true});
} catch (error) {
  say({error: String((error as Error).message).split('\n')[0]});
}
