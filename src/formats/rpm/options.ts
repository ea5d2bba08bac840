import {type Algorithm, parseCompression} from '../../archive/pack/codec.ts';
import {checkedText, listOf, optional, type Parsed, section, text} from '../../model/schema.ts';

const script = (what: string) => optional(text(`path of the ${what} script`));

/** What rpm's payloads may be compressed with. */
export const rpmAlgorithms: readonly Algorithm[] = ['gzip', 'xz', 'lzma', 'zstd', 'none'];

/** The `rpm:` section, as in nfpm.yaml. */
export const rpmOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z]\w*$/i.test(t),
      'an rpm architecture, such as x86_64',
      'architecture as rpm spells it, in place of ours',
    ),
  ),
  buildhost: optional(text('Build Host; default: none of this machine')),
  scripts: optional(
    section(
      {
        pretrans: script('%pretrans'),
        posttrans: script('%posttrans'),
        verify: script('%verifyscript'),
      },
      'scripts that only this format has',
    ),
  ),
  requires: optional(
    section({post: optional(listOf(text('a package that %post needs')))}, 'what single scripts need'),
  ),
  group: optional(text('Group')),
  summary: optional(text('Summary; default: the first line of the description')),
  packager: optional(text('Packager; default: the maintainer')),
  packaging: optional(text("path of the project's own .spec, to build packages with in place of ours")),
  compression: optional(
    checkedText(
      (t) => !('message' in parseCompression(t, rpmAlgorithms)),
      'gzip, xz, lzma, zstd or none, with a level as in zstd:9',
      'gzip, xz, lzma, zstd or none, with a level as in zstd:9',
    ),
  ),
  signature: optional(
    section(
      {
        key_file: optional(text('path of the secret key')),
        key_id: optional(text('which key of the file')),
      },
      'how it is signed',
    ),
  ),
  prefixes: optional(
    listOf(
      checkedText(
        (t) => /^\/[^/]/.test(t),
        'a path such as /opt/hello',
        'a path under which a relocatable package may be moved',
      ),
    ),
  ),
});

export type RpmOptions = Parsed<typeof rpmOptions>;
