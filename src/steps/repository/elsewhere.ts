import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {PackageFile, RepositoryKind} from '../../model/repository.ts';
import {reasonOf} from '../../tools/github.ts';
import {allInOrder} from '../../tools/parallel.ts';
import type {Addition} from './publish.ts';

const ASKED_AT_ONCE = 4;

/** The same packages, to be fetched from below an address; all that speaks against it is told at once. */
export async function placedAt(
  host: Host,
  address: string,
  additions: readonly Addition[],
): Promise<readonly Addition[]> {
  const folder = address.trim().replace(/\/*$/, '/');
  const placed = additions.map((addition) => ({
    ...addition,
    packages: addition.packages.map((pkg) => ({...pkg, address: `${folder}${pkg.name}`})),
  }));
  const wrong = placed.flatMap(({kind, packages}) => packages.flatMap((pkg) => unfitFor(kind, pkg)));
  if (wrong.length > 0) throw new UserError('repository/elsewhere', wrong);
  const packages = placed.flatMap((addition) => addition.packages);
  const absent = (await allInOrder(packages, ASKED_AT_ONCE, (pkg) => absentAt(host, pkg))).flat();
  if (absent.length > 0) throw new UserError('repository/elsewhere', absent);
  const blind = new Set(placed.flatMap(({kind}) => kind.client.ways.filter(({elsewhere}) => !elsewhere)));
  for (const {manager} of blind)
    host.log.warn({
      message: `${manager} cannot install what lies at ${folder}: it looks for packages beside their lists alone`,
      hint: `for users of ${manager}, add the packages without --packages-at`,
    });
  return placed;
}

function unfitFor({client, title}: RepositoryKind, {name, record, address}: PackageFile): Problem[] {
  if (!client.ways.some(({elsewhere}) => elsewhere))
    return [
      {
        message: `${name} cannot lie at another address: ${title} has packages beside its lists alone`,
        hint: 'add such packages without --packages-at',
      },
    ];
  if (record.signed) return [];
  return [
    {
      message: `${name} is not signed, and the copy at ${address} cannot be: clients refuse it`,
      hint: 'sign it before it is uploaded (`linux-pkg publish` does), or add it without --packages-at',
    },
  ];
}

/** Clients that were told of a package nobody has would fail in all that they do. */
async function absentAt(host: Host, {name, size, address}: PackageFile): Promise<readonly Problem[]> {
  const hint = `upload ${name} first, under that name: GitHub writes a dot for what it does not take in one`;
  try {
    const {status, headers, body} = await host.fetch(address!, {headers: {'accept-encoding': 'identity'}});
    await body?.cancel();
    if (status !== 200)
      return [{message: `nobody can fetch ${name} from ${address}: it answers ${status}`, hint}];
    const length = headers.get('content-length');
    if (length === null || Number(length) === size) return [];
    return [{message: `${address} has ${length} bytes, and ${name} has ${size}`, hint}];
  } catch (cause) {
    host.signal.throwIfAborted();
    return [{message: `nobody can fetch ${name} from ${address}: ${reasonOf(cause)}`, hint}];
  }
}
