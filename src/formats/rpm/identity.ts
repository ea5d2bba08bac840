import {UserError} from '../../model/errors.ts';
import type {Package} from '../../model/package.ts';
import {rpmArch} from './arch.ts';
import type {RpmOptions} from './options.ts';
import {type RpmVersion, rpmVersion} from './version.ts';

export type RpmPackage = Package<RpmOptions>;

/** What a package is called in its own header and in its relations. */
export interface Identity extends RpmVersion {
  readonly name: string;
  readonly arch: string;
  /** `1:1.2-3`: the version its relations name. */
  readonly evr: string;
}

/** The names that stand in the lead, the header and the relations. */
export function identityOf(pkg: RpmPackage): Identity {
  const {epoch, version, release} = rpmVersion(pkg.version);
  const arch = pkg.options.arch ?? rpmArch[pkg.arch];
  if (!/^\w+$/.test(arch)) {
    throw new UserError('rpm/arch', `rpm has no architecture "${arch}"`, {
      hint: 'write it as rpm does, such as x86_64, in rpm.arch',
    });
  }
  const evr = `${epoch === undefined ? '' : `${epoch}:`}${version}-${release}`;
  return {name: pkg.name, arch, epoch, version, release, evr};
}
