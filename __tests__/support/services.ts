import type {Entry} from '../../src/model/package.ts';
import type {Account, GroupAccount, KeptFolder, Service} from '../../src/model/service.ts';
import {file} from './rpm-package.ts';

/** A service as an rpm family has it where nothing was said. */
export const service = (unit: string, over: Partial<Service> = {}): Service => ({
  unit,
  units: [unit],
  enable: 'preset',
  start: false,
  restartOnUpgrade: true,
  stopOnUpgrade: false,
  ...over,
});

export const account = (name: string, over: Partial<Account> = {}): Account => ({
  name,
  id: undefined,
  group: name,
  groups: [],
  home: `/var/lib/${name}`,
  shell: '/usr/sbin/nologin',
  comment: '',
  remove: 'never',
  ...over,
});

export const groupAccount = (name: string, over: Partial<GroupAccount> = {}): GroupAccount => ({
  name,
  id: undefined,
  remove: 'never',
  ...over,
});

export const keptFolder = (path: string, owner: string, over: Partial<KeptFolder> = {}): KeptFolder => ({
  path,
  mode: 0o750,
  owner,
  group: owner,
  remove: 'never',
  ...over,
});

/** A file whose bytes are in the package itself. */
export const written = (
  path: string,
  text: string,
  over: Partial<Extract<Entry, {type: 'file'}>> = {},
): Entry =>
  file(path, 'linux-pkg.yml', Buffer.byteLength(text), {
    content: Buffer.from(text).toString('base64'),
    ...over,
  });
