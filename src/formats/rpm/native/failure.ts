import {PkgError, type ToolError} from '../../../model/errors.ts';
import type {NativeJob} from '../../../model/format.ts';
import type {Package} from '../../../model/package.ts';

interface Made {
  readonly spec: string;
  /** The spec's path in the container. */
  readonly path: string;
  /** What it was made of. */
  readonly template: string;
  readonly job: Pick<NativeJob, 'workshop'>;
  readonly pkg: Pick<Package, 'name'>;
}

const AROUND = 3;
const ABSENT = /([\w.-]+): (?:command )?not found/;
const LINE = /(?:\bline |\.spec:)(\d+)/;

/** What rpmbuild said, the lines of the spec that it spoke of, and where the whole of it is. */
export function rpmbuildFailure(cause: ToolError, {spec, path, template, job, pkg}: Made): PkgError {
  const {target} = job.workshop;
  const line = Number(LINE.exec(cause.tail)?.[1]);
  const said = cause.tail.trim() || cause.message;
  const shown =
    line > 0 ? `\n\nthe spec around line ${line}, made of ${template}:\n${around(spec, line)}` : '';
  const absent = ABSENT.exec(said)?.[1];
  const install = absent === undefined ? '' : `add the package that brings ${absent} to build.requires; `;
  return new PkgError('rpm/rpmbuild', `rpmbuild could not make ${pkg.name}:\n${said}${shown}`, {
    hint: `${install}the whole spec: linux-pkg build --shell ${target.name}, then cat ${path}; or run with --debug`,
    cause,
  });
}

/** Lines with their numbers, the one in question marked. */
export function around(text: string, line: number): string {
  const lines = text.split('\n');
  const first = Math.max(1, line - AROUND);
  return lines
    .slice(first - 1, line + AROUND)
    .map((content, at) => `${first + at === line ? '>' : ' '} ${String(first + at).padStart(4)} | ${content}`)
    .join('\n');
}
