import type {Probe} from '../../../model/probe.ts';
import {githubProbe} from './github.ts';

/** Every credential that can be looked at: a file and a line. */
export const probes: readonly Probe[] = [githubProbe];
