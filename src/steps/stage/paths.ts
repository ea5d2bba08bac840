import type {Search} from './finding.ts';

const CONTROL = /[\u0000-\u001f\u007f]/;
const MAX_PATH = 4095;
const MAX_NAME = 255;

/** A `dst` made absolute and plain, without a trailing slash; undefined, and told, where it is no path of a package. */
export function packagePath(dst: string, nfpm: boolean, search: Search): string | undefined {
  const shown = JSON.stringify(dst);
  if (dst === '') return refuse(search, 'dst is empty', 'write the absolute path in the package');
  if (!checkName(dst, search)) return undefined;
  if (!dst.startsWith('/') && !nfpm)
    return refuse(
      search,
      `dst ${shown} is relative`,
      `write ${JSON.stringify(`/${dst.replace(/^(\.{1,2}\/)+/, '')}`)}`,
    );
  const parts = dst.split('/').filter((part) => part !== '' && part !== '.');
  const kept: string[] = [];
  for (const part of parts) {
    if (part !== '..') kept.push(part);
    else if (!nfpm) return refuse(search, `dst ${shown} holds ".."`, 'write the path it ends at');
    else if (kept.pop() === undefined)
      return refuse(search, `dst ${shown} leads out of /`, 'write an absolute path without ".."');
  }
  const path = `/${kept.join('/')}`;
  const bytes = kept.map((part) => Buffer.byteLength(part));
  if (bytes.some((size) => size > MAX_NAME) || Buffer.byteLength(path) > MAX_PATH)
    return refuse(
      search,
      `${path.slice(0, 80)}… is too long`,
      `a name holds ${MAX_NAME} bytes, a path ${MAX_PATH}`,
    );
  return path;
}

/** Names that no format carries safely: control characters, and text that has no UTF-8. */
export function checkName(name: string, search: Search): boolean {
  const bad = CONTROL.test(name)
    ? 'a control character'
    : name.isWellFormed()
      ? undefined
      : 'half a character';
  if (bad) search.error(`${JSON.stringify(name)} holds ${bad}`, 'rename it');
  return !bad;
}

const ACCOUNT = /^[^\s:/,\u0000-\u001f\u007f]{1,32}$/;

/** Owners and groups go by name; 32 bytes is what user databases and tar hold. */
export const isAccount = (name: string): boolean =>
  ACCOUNT.test(name) && !name.startsWith('-') && Buffer.byteLength(name) <= 32;

export function checkAccount(kind: 'owner' | 'group', name: string, search: Search): void {
  if (isAccount(name)) return;
  search.error(
    `${kind} ${JSON.stringify(name)} is no name`,
    'write a name of at most 32 letters, such as root',
  );
}

const refuse = (search: Search, message: string, hint: string): undefined => {
  search.error(message, hint);
};

/** The folders above a path, the outermost first, without `/`. */
export function parentsOf(path: string): readonly string[] {
  const parents: string[] = [];
  for (let end = path.indexOf('/', 1); end !== -1; end = path.indexOf('/', end + 1))
    parents.push(path.slice(0, end));
  return parents;
}
