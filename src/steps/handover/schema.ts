import type {Artifact} from '../../model/artifact.ts';
import {choice, exact, listOf, only, optional, type Parsed, section, toldBy} from '../../model/schema.ts';
import {arches, type Plan} from '../../model/target.ts';
import {snapshotText} from '../../text/version.ts';

/** The file that carries a leg's packages to the next job, beside them. */
export const HANDOVER_FILE = 'artifacts.json';

const release = section({
  upstream: exact.text,
  prerelease: optional(exact.text),
  metadata: optional(exact.text),
  revision: optional(exact.text),
  epoch: optional(exact.count),
  commit: optional(exact.text),
  /** Of what is no release as its tag has it. */
  snapshot: optional(exact.text),
});

const file = {name: exact.text, path: exact.text, size: exact.count, sha256: exact.text};

const artifact = toldBy('kind', [
  section({
    kind: only('package'),
    ...file,
    package: exact.text,
    version: exact.text,
    format: exact.text,
    target: exact.text,
    arch: choice(arches, 'nfpm.yaml spells it so'),
    signed: exact.flag,
    verified: exact.flag,
  }),
  section({kind: only('signature'), ...file, of: exact.text}),
  section({kind: only('checksums'), ...file}),
  section({kind: only('sbom'), ...file, of: exact.text}),
  section({kind: only('policy'), ...file, format: exact.text}),
  section({kind: only('index'), ...file, repository: exact.text}),
  section({kind: only('manifest'), ...file, channel: exact.text}),
]);

/** `artifacts.json`: the release that was built, the targets that are in it, and their files. */
export const handoverSchema = section({
  version: only(1),
  release,
  targets: listOf(exact.text),
  artifacts: listOf(artifact),
});

export type Release = Parsed<typeof release>;

export interface Handover {
  readonly version: 1;
  readonly release: Release;
  readonly targets: readonly string[];
  readonly artifacts: readonly Artifact[];
}

/** What a leg and the plan must agree on; a date may differ where no plan was passed on. */
export function releaseOf({version}: Plan): Release {
  const {upstream, prerelease, metadata, revision, epoch, commit} = version;
  const snapshot = snapshotText(version);
  return {
    upstream,
    ...(prerelease !== undefined && {prerelease}),
    ...(metadata !== undefined && {metadata}),
    ...(revision !== undefined && {revision}),
    ...(epoch !== undefined && {epoch}),
    ...(commit !== undefined && {commit}),
    ...(snapshot !== undefined && {snapshot}),
  };
}

/** What strangers wrote, fit for a log line: no control characters (a newline would open a workflow command), not too long. */
export const shown = (value: string): string => {
  const clean = value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');
  return clean.length > 120 ? `${clean.slice(0, 120)}…` : clean;
};
