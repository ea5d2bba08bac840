import {argv} from 'node:process';
import {DATE, debPackage, withParents, writeDeb} from './deb.ts';
import {testHost} from './host.ts';

/** A program of its own: writes a .deb of so many files into a folder, and prints its path. */
const [, , count = '0', outDir = ''] = argv;
await using host = await testHost();
const owned = {mode: 0o644, owner: 'root', group: 'root', mtime: DATE} as const;
const files = Array.from({length: Number(count)}, (_, at) => {
  const text = `file ${at}\n`;
  const content = Buffer.from(text).toString('base64');
  const path = `/opt/many/${at % 80}/${at}`;
  return {...owned, type: 'file', path, from: 'made', content, size: text.length, role: undefined} as const;
});
const pkg = debPackage({name: 'many', entries: withParents(files), options: {compression: 'zstd:1'}});
console.log(await writeDeb({...host, outDir}, pkg));
