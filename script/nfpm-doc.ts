import {readFile, writeFile} from 'node:fs/promises';
import {withTables} from './nfpm/tables.ts';

const page = new URL('../docs/from-nfpm.md', import.meta.url);

/** Writes the tables of what differs from nfpm into the docs. */
await writeFile(page, withTables(await readFile(page, 'utf8')));
