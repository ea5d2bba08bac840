import {PkgError} from '../model/errors.ts';
import type {Manager} from '../model/manager.ts';
import {apt} from './apt/apt.ts';
import {dnf} from './dnf/dnf.ts';
import {zypper} from './zypper/zypper.ts';

/** Every package manager: a file and a line. */
export const managers: Readonly<Record<string, Manager>> = {apt, dnf, zypper};

/** The manager of that id; a distro that names another is our own mistake. */
export function managerOf(id: string): Manager {
  const manager = Object.hasOwn(managers, id) ? managers[id] : undefined;
  if (manager) return manager;
  throw new PkgError('run/no-manager', `no package manager "${id}"`);
}
