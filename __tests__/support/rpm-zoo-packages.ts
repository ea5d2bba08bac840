import {createHash} from 'node:crypto';
import {cp, mkdir, readdir, writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';
import {inRpm, rpmAges} from './rpm-ages.ts';
import {buildZoo, specText, zooSpecs} from './rpm-zoo.ts';

/** The paths of more than sixty rpms that rpmbuild of every age has made; built once, and kept. */
export async function zooPackages(host: Host): Promise<readonly string[]> {
  const texts = zooSpecs.map((spec) => specText(spec));
  const hash = createHash('sha256').update(texts.join('') + buildZoo);
  const cache = join(
    process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    `linux-pkg-test/rpm-zoo-${hash.digest('hex').slice(0, 16)}`,
  );
  const folder = join(host.workDir, 'zoo');
  for (const age of rpmAges) {
    const kept = join(cache, age);
    if ((await readdir(kept).catch(() => [])).length > 0) continue;
    await mkdir(join(folder, 'specs'), {recursive: true});
    for (const [at, text] of texts.entries())
      await writeFile(join(folder, 'specs', `${zooSpecs[at]!.name}.spec`), text);
    await inRpm(host, age, folder, buildZoo);
    await cp(join(folder, age), kept, {recursive: true});
  }
  const paths: string[] = [];
  for (const age of rpmAges)
    for (const name of (await readdir(join(cache, age))).sort()) paths.push(join(cache, age, name));
  return paths;
}
