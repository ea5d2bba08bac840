import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {PagesAddress} from './address.ts';
import type {Base, Branch, Entry} from './branch.ts';
import {changesOf, makeCommit, messageOf, type OwnFile} from './commit.ts';
import type {Asked} from './faults.ts';
import {identityOf} from './identity.ts';
import {LEDGER, ledgerText} from './ledger.ts';
import {checkBudget} from './limits.ts';
import {isOwn, NO_JEKYLL} from './names.ts';
import {push} from './push.ts';

/** The branch as it was read, and as it shall be. */
export interface Session {
  readonly base: Base;
  readonly entries: Map<string, Entry>;
}

export interface Place {
  readonly host: Host;
  readonly address: PagesAddress;
  readonly title: string;
  readonly branch: Branch;
  readonly asked: Asked;
}

/** One commit of what changed, pushed; what the branch is then, or undefined where somebody was faster. */
export async function land(place: Place, {base, entries}: Session): Promise<Base | undefined> {
  const {host, address, title, branch, asked} = place;
  if (changesOf(base.entries, entries).length === 0) return {...base, entries};
  await demandOwn(place, base);
  await fillSizes(branch, entries);
  const files = [...entries]
    .filter(([path]) => !isOwn(path))
    .map(([path, entry]) => ({...entry, path, size: entry.size!}))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  checkBudget(title, files, address.budget);
  const changes = changesOf(base.entries, entries);
  const own: readonly OwnFile[] = [
    {path: LEDGER, bytes: Buffer.from(ledgerText(files))},
    ...(entries.has(NO_JEKYLL) ? [] : [{path: NO_JEKYLL, bytes: new Uint8Array()}]),
  ];
  const commit = await makeCommit(branch.repository(), {
    tip: base.tip,
    onTop: address.history === 'kept',
    changes,
    own,
    message: messageOf(changes, base.entries),
    identity: await identityOf(host, branch.repository(), asked.remote),
  });
  if (!(await push(host, branch, {name: address.branch, commit: commit.oid, tip: base.tip})))
    return undefined;
  await branch.moveTo(commit.oid);
  const next = new Map(entries);
  for (const [index, {path, bytes}] of own.entries()) {
    const oid = commit.own[index]!;
    branch.objects.add(oid, bytes.length);
    next.set(path, {oid, size: bytes.length, modified: host.now(), sha256: undefined});
  }
  return {...base, tip: commit.oid, entries: next};
}

/** `history: one` throws away what the branch was: never that of the project itself. */
async function demandOwn({host, title, branch, asked}: Place, {tip, entries}: Base): Promise<void> {
  const {project, isNamed} = asked.remote;
  if (asked.history !== 'one' || tip === undefined) return;
  const isProject =
    entries.has(CONFIG) ||
    (isNamed && (await branch.isDefault())) ||
    (await project?.git('merge-base', tip, 'HEAD').catch(() => ''));
  host.signal.throwIfAborted();
  if (isProject)
    throw new UserError(
      'pages/history',
      `${title} holds the project's own history, which \`history: one\` would replace`,
      {hint: 'publish to a branch of its own, such as `branch: gh-pages`, or write `history: kept`'},
    );
}

const CONFIG = 'linux-pkg.yml';

/** Asks how large those files are of which that is not known. */
export async function fillSizes({objects}: Branch, entries: Map<string, Entry>): Promise<void> {
  const unknown = [...entries].filter(([, {size}]) => size === undefined);
  await objects.bring(unknown.map(([, {oid}]) => oid));
  for (const [path, entry] of unknown)
    if (entries.get(path) === entry) entries.set(path, {...entry, size: objects.sizeOf(entry.oid)});
}
