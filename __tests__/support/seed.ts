import {env} from 'node:process';
import fc from 'fast-check';

/** Random cases are the same in every run, so that a change is judged by itself; the weekly run takes other seeds. */
fc.configureGlobal({seed: Number(env['PROPERTY_SEED'] || 20_261_122)});
