import type {Codec} from '../../archive/pack/codec.ts';
import type {Host} from '../../model/host.ts';
import {featureRows} from './features.ts';
import {hasLargeFiles} from './file-tags.ts';
import {type FileRow, fileRows} from './files.ts';
import {type Identity, identityOf, type RpmPackage} from './identity.ts';
import {type Rows, rowsOf} from './relation-rows.ts';
import {loadScriptlets, type Scriptlet} from './scripts.ts';
import {accountRows} from './sysusers.ts';

/** All that the header and the payload are made from; the payload's bytes are still to be read. */
export interface Content {
  readonly pkg: RpmPackage;
  readonly own: Identity;
  readonly files: readonly FileRow[];
  readonly rows: Rows;
  readonly scriptlets: readonly Scriptlet[];
  readonly codec: Required<Codec>;
}

/** Gathers what rpm needs to know, and refuses what it cannot hold, before a byte is written. */
export async function contentOf(host: Host, pkg: RpmPackage, codec: Codec): Promise<Content> {
  const own = identityOf(pkg);
  const scriptlets = await loadScriptlets(host, pkg);
  const files = fileRows(host, pkg);
  const accounts = await accountRows(host, pkg);
  const relations = rowsOf(pkg, own, scriptlets);
  const written: Rows = {
    ...relations,
    provides: [...relations.provides, ...accounts.provides],
    requires: [...relations.requires, ...accounts.requires],
  };
  const features = featureRows({
    rows: written,
    scriptlets,
    compression: codec.algorithm,
    hasLargeFiles: hasLargeFiles(files),
    hasHardLinks: files.some(({links}) => links > 1),
  });
  return {
    pkg,
    own,
    files,
    scriptlets,
    codec,
    rows: {...written, requires: [...written.requires, ...features]},
  };
}
