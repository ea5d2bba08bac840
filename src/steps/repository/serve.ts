import {once} from 'node:events';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Report} from '../../model/report.ts';
import {serveFolder} from '../../tools/folder-server.ts';
import {openFolder} from './folder.ts';
import {openShelves} from './places.ts';

/** Serves the repository to this machine until ^C. */
export async function serveRepository(host: Host, dir: string, port: string | undefined): Promise<Report> {
  const {root, store, card} = await openFolder(host, dir);
  await using server = await serveFolder(root, portOf(port)).catch((cause: NodeJS.ErrnoException) => {
    throw new UserError('repository/port', `port ${port} cannot be served on: ${cause.code}`, {
      hint: 'another program has it: leave --port out, and a free one is taken',
      cause,
    });
  });
  host.log.info(`${dir} is served at ${server.url}/ to this machine alone; ^C ends it`);
  for (const {kind, shelf, engine} of await openShelves(store))
    host.log.info(`  ${kind.title}: ${server.url}/${engine.folderOf(shelf.place)}`);
  if (!host.signal.aborted) await once(host.signal, 'abort');
  return {
    title: `${card.name} is not served any more`,
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
