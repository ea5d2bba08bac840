import type {StoreAddress} from '../../model/store.ts';
import type {Config, Written} from './config.ts';
import {addressOf} from './place-settings.ts';
import {projectName} from './project-name.ts';
import {type Keep, parseKeep} from './repository-keep.ts';

/** The section `repository:`, with its defaults in. */
export interface RepositorySettings extends StoreAddress {
  /** A kind of `stores/`. */
  readonly to: string;
  /** As users see it, without a slash at the end. */
  readonly url: string | undefined;
  /** What users' files are named after. */
  readonly name: string;
  readonly keep: Keep;
  readonly stream: string;
  /** By release (`debian-12`): the name in place of its own. */
  readonly suites: Readonly<Record<string, string>>;
  readonly component: string;
  readonly origin: Written;
  readonly label: Written;
}

/** What a stream is called where nobody named it. */
export const STABLE = 'stable';

/** Undefined where the config asks for no repository. */
export function repositorySettings({values}: Pick<Config, 'values'>): RepositorySettings | undefined {
  const {vendor} = values;
  if (values.repository === undefined) return undefined;
  const repository = typeof values.repository === 'string' ? {to: values.repository} : values.repository;
  const project = projectName({values});
  const name = repository.name?.trim() ?? fileWord(project);
  return {
    to: repository.to,
    ...addressOf(repository),
    url: repository.url?.trim().replace(/\/+$/, ''),
    name,
    keep: keepOf(repository.keep ?? []),
    stream: repository.stream ?? STABLE,
    suites: repository.suites ?? {},
    component: repository.component ?? 'main',
    origin: {text: repository.origin ?? oneLine(vendor) ?? oneLine(project) ?? name, at: 'repository.origin'},
    label: {text: repository.label ?? oneLine(project) ?? name, at: 'repository.label'},
  };
}

/** All the limits that were said, as one. */
export const keepOf = (texts: readonly string[]): Keep =>
  Object.assign({}, ...texts.map((text) => parseKeep(text) ?? {})) as Keep;

/** A package's name (`g++-tools`) as a name of files that every package manager reads. */
const fileWord = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 64) || 'repository';

const oneLine = (text: string | undefined): string | undefined =>
  text
    ?.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200) || undefined;
