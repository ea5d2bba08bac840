import {argv} from 'node:process';
import {engines} from '../../src/formats/deb/engines.ts';
import {contentTaker} from '../../src/steps/sbom/content.ts';
import {spdxDocument} from '../../src/steps/sbom/document.ts';
import {peakMegabytes} from './peak-memory.ts';

/** A program of its own: describes a .deb, and prints what that took. */
const [, , path = ''] = argv;
const before = peakMegabytes();
const start = performance.now();
const {watcher, content} = contentTaker(new AbortController().signal);
const facts = await engines.read(path, watcher);
const {files, parts} = content(facts.files);
const text = spdxDocument({
  file: 'alone.deb',
  facts,
  card: engines.card(facts),
  content: {files, parts},
  distro: undefined,
  source: undefined,
  date: 0,
});
const took = {seconds: (performance.now() - start) / 1000, megabytes: peakMegabytes() - before};
console.log(JSON.stringify({...took, files: files.length, size: text.length, first: files[0]?.sha256}));
