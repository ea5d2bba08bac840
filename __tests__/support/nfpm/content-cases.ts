import type {CaseRow, Lines} from './cases.ts';

const contents = (...items: readonly string[]): Lines => ({
  contents: items.map((item) => `\n  - {${item}}`).join(''),
});

const types: readonly CaseRow[] = [
  ['files', contents('src: bin/tool, dst: /usr/bin/tool', 'src: ./data/plain.txt, dst: /opt/tool/plain.txt')],
  [
    'modes of the disk',
    contents(
      'src: bin/helper, dst: /usr/bin/helper',
      'src: data/open.txt, dst: /opt/open.txt',
      'src: data/secret.txt, dst: /opt/secret.txt',
    ),
  ],
  ['type file', contents('src: bin/tool, dst: /opt/tool, type: file')],
  ['a file below /etc without a type', contents('src: etc/a.conf, dst: /etc/tool.conf')],
  [
    'a folder of one file, with its own file_info',
    contents('src: doc, dst: /opt/doc, file_info: {mode: 0600, group: adm}'),
  ],
  [
    'a dir and files in it',
    contents('dst: /opt/t, type: dir, file_info: {mode: 0750}', 'src: bin/tool, dst: /opt/t/sub/tool'),
  ],
  ['a setuid bit on the disk', contents('src: data/setuid, dst: /opt/setuid')],
  [
    'umask',
    {
      ...contents('src: data/open.txt, dst: /opt/open.txt', 'src: bin/tool, dst: /usr/bin/tool'),
      umask: '0o077',
    },
  ],
  ['umask, as older YAML writes it', {...contents('src: data/open.txt, dst: /opt/open.txt'), umask: '022'}],
  ...['config', 'config|noreplace', 'config|missingok'].map(
    (type): CaseRow => [type, contents(`src: etc/a.conf, dst: /etc/tool/a.conf, type: "${type}"`)],
  ),
  ...['doc', 'license', 'licence', 'readme'].map(
    (type): CaseRow => [type, contents(`src: doc/README, dst: /opt/tool/README, type: ${type}`)],
  ),
  [
    'documentation by its folder',
    contents(
      'src: doc/README, dst: /usr/share/doc/tool/README',
      'src: doc/tool.1, dst: /usr/share/man/man1/tool.1',
    ),
  ],
  ['dir', contents('dst: /var/lib/tool, type: dir')],
  [
    'dir with file_info',
    contents('dst: /var/lib/tool, type: dir, file_info: {mode: 0700, owner: tool, group: tool}'),
  ],
  ['dir of the base system', contents('dst: /usr/share/man, type: dir', 'dst: /opt/own, type: dir')],
  [
    'symlink',
    contents(
      'src: /usr/lib/tool/tool, dst: /usr/bin/tool, type: symlink',
      'src: ../points/nowhere, dst: /opt/y, type: symlink',
    ),
  ],
  [
    'ghost',
    contents(
      'dst: /var/log/tool.log, type: ghost',
      'dst: /var/cache/tool.idx, type: ghost, file_info: {mode: 0600, owner: tool}',
    ),
  ],
  ['tree', contents('src: tree, dst: /opt/tool, type: tree')],
  [
    'tree with file_info',
    contents('src: tree/, dst: /opt/tool, type: tree, file_info: {mode: 0750, owner: tool, group: adm}'),
  ],
  ['tree into a folder of the base system', contents('src: tree, dst: /usr/share, type: tree')],
  ['a tree of translations', contents('src: locale, dst: /usr/share/locale, type: tree')],
  ['a folder as src', contents('src: tree, dst: /opt/tool')],
  ['a folder as src, with slashes', contents('src: tree/, dst: /opt/tool/')],
  ['a folder of config files', contents('src: etc/, dst: /etc/tool, type: config|noreplace')],
];

const places: readonly CaseRow[] = [
  ['a glob', contents('src: "etc/*.conf", dst: /etc/tool')],
  ['a glob into a folder', contents('src: "data/*.txt", dst: /opt/tool/')],
  ['a glob over folders', contents('src: "tree/**/*", dst: /opt/tool')],
  ['a glob of one', contents('src: "bin/to*", dst: /usr/bin')],
  ['a glob of alternatives', contents('src: "etc/{a,b}.conf", dst: /etc/tool')],
  ['a glob of a question mark and a set', contents('src: "etc/[ab].con?", dst: /etc/tool')],
  ['a name with brackets, escaped', contents('src: "data/\\\\[x\\\\].txt", dst: /opt/x.txt')],
  ['disable_globbing', {...contents('src: "data/[x].txt", dst: /opt/tool/x.txt'), disable_globbing: 'true'}],
  ['a dst that ends in a slash', contents('src: bin/tool, dst: /usr/bin/')],
  ['a dst without a slash at the front', contents('src: bin/tool, dst: usr/bin/tool')],
  ['a dst with dots', contents('src: bin/tool, dst: /usr/lib/../bin/./tool')],
  ['a name with spaces', contents('src: data/a b.txt, dst: /opt/a b.txt')],
  [
    'expand',
    contents(`src: "bin/\${TOOL}", dst: "/opt/\${TOOL}-\${UNSET}x", expand: true`),
    {env: {TOOL: 'tool'}},
  ],
  ['no expand', contents('src: bin/tool, dst: "/opt/$HOME"')],
  [
    'packager',
    contents(
      'src: bin/tool, dst: /opt/rpm, packager: rpm',
      'src: bin/tool, dst: /opt/deb, packager: deb',
      'src: bin/tool, dst: /opt/apk, packager: apk',
    ),
  ],
  [
    'file_info',
    contents(
      'src: bin/tool, dst: /opt/tool, file_info: {mode: 0640, owner: tool, group: adm, mtime: 2008-01-02T15:04:05Z}',
    ),
  ],
  [
    'mode spellings',
    contents(
      'src: bin/tool, dst: /opt/a, file_info: {mode: 0755}',
      'src: bin/tool, dst: /opt/b, file_info: {mode: 0o644}',
      'src: bin/tool, dst: /opt/c, file_info: {mode: 04755}',
    ),
  ],
  [
    'owner of the folders above',
    contents('src: bin/tool, dst: /opt/one/two/tool, file_info: {owner: tool, group: tool}'),
  ],
  [
    'anchors and merge keys',
    {
      contents:
        '\n  - &first\n    src: bin/tool\n    dst: /opt/a\n    file_info: &info {mode: 0700}\n  - <<: *first\n    dst: /opt/b',
    },
  ],
  ['no contents', {contents: '[]'}],
];

export const contentCases: readonly CaseRow[] = [...types, ...places];
