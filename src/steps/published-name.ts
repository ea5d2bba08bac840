import {formatOf} from '../formats/index.ts';
import type {Artifact} from '../model/artifact.ts';
import type {Problem} from '../model/errors.ts';
import type {PublisherKind, PublishSettings} from '../model/publisher.ts';
import type {Plan} from '../model/target.ts';
import type {Version} from '../model/version.ts';
import {assetName} from '../text/asset-name.ts';
import {fileNameOf, type NameValues} from '../text/file-name.ts';
import {versionText} from '../text/version.ts';

/** A package, made or planned, as far as its name in a place depends on it. */
export type NamedPackage = Pick<
  Extract<Artifact, {kind: 'package'}>,
  'package' | 'version' | 'arch' | 'format' | 'target' | 'name'
>;

interface Naming {
  readonly settings: Pick<PublishSettings, 'name'>;
  readonly kind: Pick<PublisherKind, 'names'>;
  readonly plan: Plan;
}

/** The name of a package in a place, from its root: by the config's template, else its format's own. */
export function publishedName({settings, kind, plan}: Naming, pkg: NamedPackage): string | Problem {
  const name = settings.name === undefined ? pkg.name : templateName(settings.name, plan, pkg);
  return typeof name === 'string' && kind.names === 'flat' ? assetName(name) : name;
}

function templateName(template: string, plan: Plan, pkg: NamedPackage): string | Problem {
  const name = fileNameOf(template, valuesOf(plan, pkg));
  if (typeof name !== 'string')
    return {...name, message: `${pkg.package} for ${pkg.target}: ${name.message}`};
  const extension = extensionOf(pkg);
  return name.endsWith(extension) ? name : `${name}${extension}`;
}

/** Debug symbols of some distros have one of their own: `.ddeb`. */
function extensionOf({name, format}: NamedPackage): string {
  const {extension} = formatOf(format);
  return name.endsWith(extension) ? extension : (/\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? extension);
}

function valuesOf({version, targets}: Plan, pkg: NamedPackage): NameValues {
  const target = targets.find(({id}) => id === pkg.target);
  return {
    ...versionValues(version),
    name: pkg.package,
    distro: target?.distro,
    release: target?.release,
    target: target?.name,
    arch: pkg.arch,
    revision: /-([^-]+)$/.exec(pkg.version)?.[1],
    format: pkg.format,
  };
}

const SHORT_COMMIT = 7;

/** What a name may say of the version, whatever is in the file. */
const versionValues = (version: Version): NameValues => ({
  version: versionText(version),
  commit: (version.commit ?? version.shortCommit)?.slice(0, SHORT_COMMIT),
  build_time: minuteOf(version.date),
  tag: version.tag,
  upstream: version.upstream,
  prerelease: version.prerelease,
});

/** yymmddhhmm, UTC. */
const minuteOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(2, 12);
