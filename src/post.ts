import {tmpdir} from 'node:os';
import {savedForPost} from './tools/actions.ts';
import {removeLeftovers} from './tools/files.ts';

/** The action's last word: removes the temporary folders of a main entry that was ended in the middle. */
const saved = savedForPost();
if (saved) for (const folder of new Set([saved.outDir, tmpdir()])) await removeLeftovers(folder, saved.pid);
