import {flag, listOf, mapOf, optional, section, text} from '../../model/schema.ts';

const texts = (about: string) => optional(listOf(text(about)));
const word = (about: string) => optional(text(about));

const apk = section(
  {
    arch: word('architecture as apk spells it'),
    signature: optional(
      section(
        {
          key_file: word('path of the secret key'),
          key_id: word('which key of the file'),
          key_name: word('name of the public key; default: the address of the maintainer and .rsa.pub'),
        },
        'how it is signed',
      ),
    ),
    scripts: optional(
      section(
        {preupgrade: word('path of the script'), postupgrade: word('path of the script')},
        'scripts that run when upgrading',
      ),
    ),
  },
  'Alpine packages, as in nfpm.yaml; checked and kept, not built yet',
);

const archlinux = section(
  {
    pkgbase: word('name of the base of a split package; default: the name'),
    arch: word('architecture as Arch Linux spells it'),
    packager: word('who packaged it'),
    scripts: optional(
      section(
        {preupgrade: word('path of the script'), postupgrade: word('path of the script')},
        'scripts that run when upgrading',
      ),
    ),
  },
  'Arch Linux packages, as in nfpm.yaml; checked and kept, not built yet',
);

const ipk = section(
  {
    abi_version: word('ABIVersion field'),
    alternatives: optional(
      listOf(
        section({
          priority: word('priority'),
          target: word('what the link points at'),
          link_name: word('the link'),
        }),
        'alternatives it offers',
      ),
    ),
    arch: word('architecture as opkg spells it'),
    auto_installed: optional(flag('installed because another package needed it')),
    essential: optional(flag('may not be removed')),
    fields: optional(mapOf(text('value'), 'further control fields')),
    predepends: texts('a package that must be configured before this one is unpacked'),
    tags: texts('a tag'),
  },
  'OpenWrt packages, as in nfpm.yaml; checked and kept, not built yet',
);

const msix = section(
  {
    arch: word('architecture as MSIX spells it'),
    publisher: word('publisher identity, such as CN=Example'),
    identity: optional(section({resource_id: word('resource identifier')}, 'identity of the package')),
    properties: optional(
      section(
        {
          display_name: word('name shown to people'),
          publisher_display_name: word('publisher shown to people'),
          logo: word('path of the logo'),
        },
        'what people see',
      ),
    ),
    applications: optional(
      listOf(
        section({
          id: text('identifier of the application'),
          executable: text('path of the program in the package'),
          entry_point: word('default: Windows.FullTrustApplication'),
          visual_elements: optional(
            section(
              {
                display_name: word('name shown to people'),
                description: word('what it is'),
                background_color: word('default: transparent'),
                square150x150_logo: word('path of the logo'),
                square44x44_logo: word('path of the logo'),
              },
              'how it looks',
            ),
          ),
        }),
        'applications in the package',
      ),
    ),
    dependencies: optional(
      section(
        {
          target_device_families: optional(
            listOf(
              section({
                name: text('such as Windows.Desktop'),
                min_version: text('oldest version'),
                max_version_tested: text('newest version it was tried on'),
              }),
              'Windows it runs on',
            ),
          ),
        },
        'what it needs',
      ),
    ),
    capabilities: optional(
      section(
        {
          capabilities: texts('a capability'),
          device_capabilities: texts('a capability'),
          restricted: texts('a capability'),
        },
        'what it may do',
      ),
    ),
    signature: optional(section({pfx_file: word('path of the certificate')}, 'how it is signed')),
  },
  'Windows packages, as in nfpm.yaml; checked and kept, not built',
);

/** nfpm's sections for formats that we do not make yet: checked, kept, not used. */
export const keptSections = {
  apk: optional(apk),
  archlinux: optional(archlinux),
  ipk: optional(ipk),
  msix: optional(msix),
};

/** What nfpm may pack for, beside our own formats; its source packages have no section of their own. */
export const keptFormats: readonly string[] = [...Object.keys(keptSections), 'srpm'];
