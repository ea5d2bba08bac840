import {parseCompression} from '../../archive/pack/codec.ts';
import {checkedText, listOf, mapOf, optional, type Parsed, section, text} from '../../model/schema.ts';

const script = (what: string) => optional(text(`path of the ${what}`));
const paths = (what: string) => optional(listOf(text(what)));

/** The `deb:` section, as in nfpm.yaml. */
export const debOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z0-9][a-z0-9-]*$/.test(t),
      'a Debian architecture, such as armel',
      'architecture as dpkg spells it, in place of ours',
    ),
  ),
  arch_variant: optional(
    checkedText(
      (t) => /^[a-z0-9-]*$/.test(t),
      'a variant, such as amd64v3 or v3',
      'Architecture-Variant, such as amd64v3',
    ),
  ),
  scripts: optional(
    section(
      {
        rules: script('rules file'),
        templates: script('debconf templates'),
        config: script('debconf config script'),
      },
      'scripts that only this format has',
    ),
  ),
  triggers: optional(
    section(
      {
        interest: paths('a trigger'),
        interest_await: paths('a trigger'),
        interest_noawait: paths('a trigger'),
        activate: paths('a trigger'),
        activate_await: paths('a trigger'),
        activate_noawait: paths('a trigger'),
      },
      'dpkg triggers',
    ),
  ),
  breaks: optional(listOf(text('a package this one breaks'))),
  predepends: optional(listOf(text('a package that must be configured before this one is unpacked'))),
  signature: optional(
    section(
      {
        key_file: optional(text('path of the secret key')),
        key_id: optional(text('which key of the file')),
        method: optional(
          checkedText(
            (t) => ['', 'debsign', 'dpkg-sig'].includes(t),
            'debsign or dpkg-sig',
            'debsign (default) or dpkg-sig',
          ),
        ),
        type: optional(
          checkedText(
            (t) => /^([a-z]{1,10})?$/.test(t),
            'origin, maint or archive',
            'who it speaks for: origin (default), maint or archive; with dpkg-sig: builder (default)',
          ),
        ),
        signer: optional(text('who signs')),
      },
      'how it is signed',
    ),
  ),
  packaging: optional(
    text("path of the project's own debian/ folder, to build packages with in place of ours"),
  ),
  compression: optional(
    checkedText(
      (t) => !('message' in parseCompression(t)),
      'gzip, xz, zstd or none, with a level as in gzip:9',
      'gzip, xz, zstd or none, with a level as in gzip:9',
    ),
  ),
  fields: optional(mapOf(text('value'), 'further control fields')),
});

export type DebOptions = Parsed<typeof debOptions>;
