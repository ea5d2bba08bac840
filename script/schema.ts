import {readFile, writeFile} from 'node:fs/promises';
import {jsonSchema} from './schema/json-schema.ts';
import {between, keyTables} from './schema/key-tables.ts';

const root = new URL('../', import.meta.url);
const schemaFile = new URL('schema/linux-pkg.schema.json', root);
const docsFile = new URL('docs/config.md', root);

/** Writes what follows from the config's schema: the editors' JSON Schema and the table in the docs. */
await writeFile(schemaFile, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await writeFile(docsFile, between(await readFile(docsFile, 'utf8'), keyTables()));
