import {createWriteStream} from 'node:fs';
import {mkdir, stat} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {formatOf} from '../../formats/index.ts';
import {RemoteError, UserError} from '../../model/errors.ts';
import type {PackageFacts} from '../../model/facts.ts';
import type {Host} from '../../model/host.ts';
import {inspectFile} from '../inspect/index.ts';

interface Wish {
  readonly facts: PackageFacts;
  /** The package on this machine. */
  readonly path: string;
  /** File or address of the release before it. */
  readonly upgradeFrom: string | undefined;
  readonly folder: string;
}

/** What is upgraded from: the release that is named, where it is one of this package; else the same, numbered lower. */
export async function previousOf(host: Host, {facts, path, upgradeFrom, folder}: Wish): Promise<string> {
  if (upgradeFrom !== undefined) {
    const file = await fetched(host, upgradeFrom, folder);
    const earlier = await inspectFile(host, file);
    const {format, name, arch} = earlier;
    if (format === facts.format && name === facts.name && arch === facts.arch) {
      if (formatOf(format).compareVersions(earlier.version, facts.version) < 0) return file;
      throw new UserError(
        'verify/upgrade-from',
        `verify.upgrade_from: ${name} ${earlier.version} is not older than ${facts.version}`,
        {hint: 'name the release before this one'},
      );
    }
  }
  const {renumber} = await formatOf(facts.format).load();
  return renumber(path, -1, folder);
}

async function fetched(host: Host, from: string, folder: string): Promise<string> {
  if (!/^https?:\/\//.test(from)) {
    const file = resolve(host.workDir, from);
    if (await stat(file).catch(() => undefined)) return file;
    throw new UserError('verify/upgrade-from', `verify.upgrade_from: there is no ${from}`, {
      hint: 'write its path from the root of the project, or an address',
    });
  }
  const answer = await host.fetch(from);
  if (!answer.ok || !answer.body)
    throw new RemoteError(from, answer.status, `verify.upgrade_from: the server answers ${answer.status}`);
  const below = join(folder, 'fetched');
  await mkdir(below, {recursive: true});
  const file = join(below, 'previous');
  await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
  return file;
}
