import type {Problem} from '../../model/errors.ts';
import type {Tree} from './tree.ts';

const NOT_SINCE = 'is a key of nfpm 1';

/** nfpm 1's keys for files, with the `contents:` entry that says the same today. */
const moved: Readonly<Record<string, (from: string, to: string) => string>> = {
  files: (src, dst) => `{src: ${src}, dst: ${dst}}`,
  config_files: (src, dst) => `{src: ${src}, dst: ${dst}, type: config}`,
  config_noreplace_files: (src, dst) => `{src: ${src}, dst: ${dst}, type: config|noreplace}`,
  symlinks: (dst, to) => `{src: ${to}, dst: ${dst}, type: symlink}`,
  empty_folders: (dst) => `{dst: ${dst}, type: dir}`,
  ghost_files: (dst) => `{dst: ${dst}, type: ghost}`,
};

/** How a key of nfpm 1 is written now, with the user's own first value as the example. */
export function movedKey(key: string, value: Tree | undefined): Problem | undefined {
  const write = Object.hasOwn(moved, key) ? moved[key] : undefined;
  if (!write) return undefined;
  const [from, to] = firstOf(value);
  return {message: `"${key}" ${NOT_SINCE}`, hint: `write it under contents: as - ${write(from, to)}`};
}

function firstOf(value: Tree | undefined): readonly [string, string] {
  if (value?.kind === 'map')
    for (const [from, {value: to}] of value.pairs) if (to.kind === 'text') return [from, to.text];
  const first = value?.kind === 'list' ? value.items[0] : undefined;
  return [first?.kind === 'text' ? first.text : '/path/in/the/package', '/path/in/the/package'];
}
