import type {Artifact} from '../../model/artifact.ts';
import type {PackageFacts} from '../../model/facts.ts';
import type {Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';

/** A file that is tried, and what is known of it. */
export interface Candidate {
  readonly name: string;
  /** On this machine. */
  readonly path: string;
  readonly facts: PackageFacts;
  /** As it was staged. */
  readonly pkg: Package | undefined;
  /** What it was made for. */
  readonly target: Target;
  /** Its artifact's path; undefined for a finished file. */
  readonly artifact: Extract<Artifact, {kind: 'package'}> | undefined;
}

/** A file on one release. */
export interface Case extends Candidate {
  readonly on: string;
  /** The container it is tried in. */
  readonly ground: Target;
  /** Those of the same target that it needs. */
  readonly companions: readonly Candidate[];
}

/** The others that a package names among what it depends on, and those that these name. */
export function companionsOf(own: Candidate, all: readonly Candidate[]): readonly Candidate[] {
  const others = all.filter(
    (other) => other !== own && other.target.id === own.target.id && other.facts.name !== own.facts.name,
  );
  const found = new Set<Candidate>();
  const visit = ({facts}: Candidate): void => {
    const {depends, predepends} = facts.relations;
    const words = new Set([...depends, ...predepends].flatMap((text) => text.split(/[\s(),|&]+/)));
    for (const other of others) {
      const names = [
        other.facts.name,
        ...other.facts.relations.provides.map((text) => text.split(/[\s(]/)[0]!),
      ];
      if (found.has(other) || !names.some((name) => words.has(name))) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(own);
  return [...found];
}
