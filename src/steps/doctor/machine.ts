import {constants} from 'node:fs';
import {access, stat, statfs} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname} from 'node:path';
import {ToolError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {oldNode} from '../../tools/node.ts';
import {bad, type Finding, ok} from './finding.ts';

/** A package, its parts and its neighbours fit into this; big ones need more. */
const ENOUGH_BYTES = 1_000_000_000;
const TOO_FEW_BYTES = 50_000_000;

interface Program {
  readonly check: string;
  /** Any of these will do. */
  readonly commands: readonly (readonly [string, ...string[]])[];
  readonly hint: string;
}

const PROGRAMS: readonly Program[] = [
  {
    check: 'git',
    commands: [['git', '--version']],
    hint: 'install git, if the version is to come from tags',
  },
  {
    check: 'containers',
    commands: [
      ['docker', 'version', '--format', 'Docker {{.Server.Version}}'],
      ['podman', '--version'],
    ],
    hint: 'install Docker or Podman and start it, for native targets and for build:',
  },
  {
    check: 'xz',
    commands: [['xz', '--version']],
    hint: 'install xz-utils, if `compression: xz` is to be used',
  },
  {
    check: 'gpg',
    commands: [['gpg', '--version']],
    hint: 'install gnupg, if packages are to be signed with a key of an agent or card (`sign: { with: gpg }`)',
  },
];

/** Node, the programs and the folders; changes nothing. */
export const examineMachine = async (host: Host): Promise<readonly Finding[]> => [
  examineNode(process.versions.node),
  ...(await Promise.all(PROGRAMS.map((program) => examineProgram(host, program)))),
  ...(await examineFolder('output folder', host.outDir, '--out names another')),
  ...(await examineFolder('temporary folder', tmpdir(), 'TMPDIR names another')),
];

export function examineNode(version: string): Finding {
  const [problem] = oldNode(version)?.problems ?? [];
  return problem ? bad('node', 'error', problem) : ok('node', `Node ${version}`);
}

async function examineProgram(host: Host, {check, commands, hint}: Program): Promise<Finding> {
  for (const command of commands) {
    try {
      const {stdout} = await host.run(command, {timeoutMs: 10_000});
      return ok(check, stdout.split('\n')[0]?.trim() ?? '');
    } catch (error) {
      if (!(error instanceof ToolError) || host.signal.aborted) throw error;
    }
  }
  const names = commands.map(([name]) => name).join(' or ');
  return bad(check, 'warning', {message: `${names} did not answer`, hint});
}

/** Can it be made and written to, and is there room? */
export async function examineFolder(
  check: string,
  folder: string,
  other: string,
): Promise<readonly Finding[]> {
  const standing = await nearestStanding(folder);
  const refuse = (message: string): readonly Finding[] => [bad(check, 'error', {message, hint: other})];
  try {
    if (!(await stat(standing)).isDirectory()) return refuse(`${standing} is not a folder`);
    await access(standing, constants.W_OK | constants.X_OK);
    const {bavail, bsize} = await statfs(standing);
    return [roomFinding(check, folder, bavail * bsize)];
  } catch (error) {
    return refuse(`${standing} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function roomFinding(check: string, folder: string, bytes: number): Finding {
  const what = `${folder}: ${(bytes / 1e9).toFixed(1)} GB free`;
  if (bytes >= ENOUGH_BYTES) return ok(check, what);
  const state = bytes < TOO_FEW_BYTES ? 'error' : 'warning';
  return bad(check, state, {message: what, hint: 'free some space, or name a folder on another disk'});
}

/** The folder, or the nearest one above it that is there. */
async function nearestStanding(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
  const parent = dirname(folder);
  return there || parent === folder ? folder : nearestStanding(parent);
}
