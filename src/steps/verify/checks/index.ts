import type {Check} from '../check.ts';
import {config} from './config.ts';
import {disabled, masked} from './disabled.ts';
import {files} from './files.ts';
import {install} from './install.ts';
import {lint} from './lint.ts';
import {purge} from './purge.ts';
import {remove} from './remove.ts';
import {restart} from './restart.ts';
import {run} from './run.ts';
import {service} from './service.ts';
import {upgrade} from './upgrade.ts';

/** What is proved of a package, each life in a clean container of its own: a new installation, then an upgrade. */
export const lives: readonly (readonly Check[])[] = [
  [lint, install, files, run, service],
  [upgrade, config, restart, disabled, masked, remove, purge],
];
