import type {Algorithm} from '../../archive/pack/codec.ts';
import type {Row, Rows} from './relation-rows.ts';
import {isRich} from './relations.ts';
import type {Scriptlet} from './scripts.ts';
import {SENSE} from './tags.ts';

interface Used {
  readonly rows: Rows;
  readonly scriptlets: readonly Scriptlet[];
  readonly compression: Algorithm;
  readonly hasLargeFiles: boolean;
  readonly hasHardLinks: boolean;
}

const PAYLOADS: Readonly<Partial<Record<Algorithm, readonly [string, string]>>> = {
  zstd: ['PayloadIsZstd', '5.4.18-1'],
  xz: ['PayloadIsXz', '5.2-1'],
  lzma: ['PayloadIsLzma', '4.4.6-1'],
};

/**
 * What the rpm that installs this package must be able to do, as `rpmlib(…)` requirements:
 * https://github.com/rpm-software-management/rpm/blob/master/lib/rpmds.cc
 */
export function featureRows({
  rows,
  scriptlets,
  compression,
  hasLargeFiles,
  hasHardLinks,
}: Used): readonly Row[] {
  const every = Object.values(rows).flat();
  const payload = PAYLOADS[compression];
  const mentions = (sign: string) =>
    every.some(({name, version}) => version.includes(sign) || (isRich(name) && name.includes(sign)));
  const wanted: readonly (readonly [string, string] | false | undefined)[] = [
    ['CompressedFileNames', '3.0.4-1'],
    ['FileDigests', '4.6.0-1'],
    ['PayloadFilesHavePrefix', '4.0-1'],
    payload,
    hasHardLinks && ['PartialHardlinkSets', '4.0.4-1'],
    hasLargeFiles && ['LargeFiles', '4.12.0-1'],
    mentions('~') && ['TildeInVersions', '4.10.0-1'],
    mentions('^') && ['CaretInVersions', '4.15.0-1'],
    every.some(({name}) => isRich(name)) && ['RichDependencies', '4.12.0-1'],
    scriptlets.some(({interpreter}) => interpreter.length > 1) && ['ScriptletInterpreterArgs', '4.0.3-1'],
  ];
  return wanted
    .filter((feature) => feature !== false && feature !== undefined)
    .map(([name, version]) => ({
      name: `rpmlib(${name})`,
      flags: SENSE.rpmlib | SENSE.less | SENSE.equal,
      version,
    }));
}
