import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {argv} from 'node:process';
import {engines} from '../../src/formats/rpm/engines.ts';
import {memorySigner, readOpenKeys} from '../../src/tools/openpgp/index.ts';
import {allInOrder} from '../../src/tools/parallel.ts';

/** A program of its own: signs every rpm of a folder with the secret key in a file, as the sign step does. */
const [, , keyFile = '', folder = ''] = argv;
const [key] = await readOpenKeys(await readFile(keyFile, 'utf8'), keyFile);
const part = key?.facts.parts.at(-1);
if (!key || !part || !engines.sign) throw new Error(`${keyFile} holds no key`);
const signer = await memorySigner(key, {part, passphrases: [], date: part.created});
const {sign} = engines;
const names = (await readdir(folder)).filter((name) => name.endsWith('.rpm'));
await allInOrder(names, 4, (name) => sign({file: join(folder, name), signer, options: {}}));
