import {posix} from 'node:path';
import {nearest} from '../../text/nearest.ts';
import {type Config, programOf, type Settled} from '../config/index.ts';
import type {Draft} from './drafts.ts';
import type {Findings, Search} from './finding.ts';
import {isUnitPath} from './unit-files.ts';

type Wanted = Settled['services'][number];

/** Several packages get what stands above `packages:`; which of them a service belongs to, its files say. */
const isShared = ({at}: Wanted, {values}: Config): boolean =>
  (values.packages?.length ?? 0) > 0 && !at.startsWith('packages.');

/** The services of one package: all that is said of it alone, and those for several whose program or unit file it holds. */
export function servicesFor({services}: Settled, found: readonly Draft[], config: Config): readonly Wanted[] {
  return services.filter((service) => !isShared(service, config) || holds(found, service));
}

function holds(found: readonly Draft[], {unit, exec = ''}: Wanted): boolean {
  if (unit === undefined) return found.some(({entry}) => entry.path === programOf(exec));
  const name = posix.basename(unit);
  return found.some(({entry}) => isUnitPath(entry.path) && posix.basename(entry.path) === name);
}

interface Sharing {
  readonly config: Config;
  readonly findings: Findings;
}

/** Tells of each service for several packages that none of them got. */
export function checkShared(
  all: readonly Settled[],
  staged: readonly {readonly drafts: readonly Draft[]}[],
  {config, findings}: Sharing,
): void {
  // What another leg makes may hold it.
  if (staged.length < all.length) return;
  const services = new Map(all.flatMap(({services}) => services.map((service) => [service.at, service])));
  for (const service of services.values()) {
    if (!isShared(service, config) || staged.some(({drafts}) => holds(drafts, service))) continue;
    const {unit, exec = '', at} = service;
    findings.error(
      `${at}.${unit === undefined ? 'exec' : 'unit'}`,
      `no package holds ${unit ?? programOf(exec)}: which of them gets the service?`,
      'write services: into the entry of packages: that it belongs to',
    );
  }
}

/** A program that the package lacks may be somebody else's; one nearly of the name of ours is a slip of the pen. */
export function checkPrograms(
  services: readonly Wanted[],
  found: readonly Draft[],
  search: (at: string) => Search,
): void {
  const paths = found.flatMap(({entry}) => (entry.type === 'dir' ? [] : [entry.path]));
  const programs = found.flatMap(({entry: {type, mode, path}}) =>
    type === 'file' && mode & 0o111 ? [path] : [],
  );
  for (const {exec, at} of services) {
    const program = exec === undefined ? undefined : programOf(exec);
    if (program === undefined || paths.includes(program)) continue;
    const near = nearest(program, programs);
    if (near !== undefined)
      search(`${at}.exec`).warn(`${program} is not in the package`, `did you mean ${near}?`);
  }
}
