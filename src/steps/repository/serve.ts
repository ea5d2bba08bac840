import {once} from 'node:events';
import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Report} from '../../model/report.ts';
import {directoryStore} from '../../stores/index.ts';
import {tempDir} from '../../tools/files.ts';
import {installSteps, usersFiles} from '../page/index.ts';
import {finishedRepository} from './finished.ts';

/** Serves the repository to this machine until ^C. */
export async function serveRepository(host: Host, dir: string, port: string | undefined): Promise<Report> {
  // Node's HTTP takes as long to load as adding a package takes.
  const {serveFolder} = await import('../../tools/folder-server.ts');
  const {page} = await finishedRepository(host, dir);
  const root = resolve(host.workDir, dir);
  await using over = await tempDir();
  await using server = await serveFolder(root, {port: portOf(port), over: over.path}).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new UserError('repository/port', `port ${port} cannot be served on: ${cause.code}`, {
        hint: 'another program has it: leave --port out, and a free one is taken',
        cause,
      });
    },
  );
  const here = {...page, settings: {...page.settings, url: server.url}};
  // What users get names the address that it is served at.
  await directoryStore(over.path).put(await usersFiles(host, here));
  host.log.info(`${dir} is served at ${server.url}/ to this machine alone; ^C ends it`);
  for (const {title, add, install} of installSteps(here)) {
    host.log.info(`${title}:`);
    for (const line of [...add, ...install]) host.log.info(`  ${line}`);
  }
  if (!host.signal.aborted) await once(host.signal, 'abort');
  return {
    title: `${page.settings.name} is not served any more`,
    tables: [],
    notes: [],
    next: [],
    outputs: {},
    data: {path: root},
  };
}

function portOf(port = '0'): number {
  if (/^\d{1,5}$/.test(port.trim()) && Number(port) < 65_536) return Number(port);
  throw new UserError('input/arguments', `--port: "${port}" is no port`, {
    hint: 'write a number from 1024 to 65535, or leave it out',
  });
}
