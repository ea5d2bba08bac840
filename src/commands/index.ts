import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';

export type Command = (host: Host, inputs: Inputs) => Promise<Report>;

export interface CommandEntry {
  readonly summary: string;
  /** What may follow the command's name. */
  readonly args: string;
  /** A line that works in a project with a config file; a test runs it. */
  readonly example: string;
  readonly load: () => Promise<Command>;
}

/** Every command: a file and an entry; code is loaded when it is run. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  plan: {
    summary: 'work out the version and the targets; change nothing',
    args: '',
    example: 'linux-pkg plan',
    load: () => import('./plan.ts').then((m) => m.plan),
  },
  build: {
    summary: 'make the packages, unsigned, in the output folder',
    args: '',
    example: 'linux-pkg build --targets deb,rpm --out out',
    load: () => import('./build.ts').then((m) => m.build),
  },
  base: {
    summary: 'prepare the images that apps are built in, ahead',
    args: '',
    example: 'linux-pkg base --targets debian-12 --dry-run',
    load: () => import('./base.ts').then((m) => m.base),
  },
  publish: {
    summary: "gather the legs' packages, sign them, bring them to every place of the config",
    args: '',
    example: 'linux-pkg publish --targets deb --out out',
    load: () => import('./publish.ts').then((m) => m.publish),
  },
  all: {
    summary: 'every step, in one go',
    args: '',
    example: 'linux-pkg all --dry-run',
    load: () => import('./all.ts').then((m) => m.all),
  },
  verify: {
    summary: 'prove packages in clean containers of their distros',
    args: 'FILE…',
    example: 'linux-pkg verify out/*',
    load: () => import('./verify.ts').then((m) => m.verify),
  },
  inspect: {
    summary: 'show what a package says of itself',
    args: 'FILE…',
    example: 'linux-pkg inspect out/*.deb',
    load: () => import('./inspect.ts').then((m) => m.inspect),
  },
  key: {
    summary: 'look at the key that signs: who accepts it, and for how long',
    args: '[rotate|extend]',
    example: 'linux-pkg key',
    load: () => import('./key.ts').then((m) => m.key),
  },
  repo: {
    summary: 'make and keep APT and YUM repositories of packages made by anybody',
    args: 'init|add|remove|yank|list|check|serve DIR',
    example: 'linux-pkg repo init repo',
    load: () => import('./repo.ts').then((m) => m.repo),
  },
  refresh: {
    summary: 'sign the repository of the config anew where its keys have changed; add nothing',
    args: '',
    example: 'linux-pkg refresh --dry-run',
    load: () => import('./refresh.ts').then((m) => m.refresh),
  },
  init: {
    summary: 'write a commented config file from what the project holds',
    args: '',
    example: 'linux-pkg init',
    load: () => import('./init.ts').then((m) => m.init),
  },
  doctor: {
    summary: 'look at config and machine; change nothing',
    args: '',
    example: 'linux-pkg doctor',
    load: () => import('./doctor.ts').then((m) => m.doctor),
  },
};
