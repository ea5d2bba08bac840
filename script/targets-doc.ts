import {readFile, writeFile} from 'node:fs/promises';
import {withTables} from './targets/catalogue-tables.ts';

const page = new URL('../docs/targets.md', import.meta.url);

/** Writes the tables of the catalogue into the docs. */
await writeFile(page, withTables(await readFile(page, 'utf8')));
