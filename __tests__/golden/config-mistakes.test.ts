import {expect, test} from '@jest/globals';
import {RIGHT, wrong} from '../support/config.ts';

/** Each file has one kind of mistake; the snapshot is what a person reads. */
const mistakes: Readonly<Record<string, string>> = {
  'an unknown key near a known one': `${RIGHT}maintaner: B\ncontents:\n  - dst: /a\n    typ: dir\n`,
  'an unknown key near none': `${RIGHT}wibble: 1\nscripts: {zzzzzz: x}\n`,
  'an unknown key without a value': `${RIGHT}wibble:\n`,
  'a misspelt key that is required': 'name: a\nmaintaner: b\ndescription: c\ntargets: deb\n',
  'what is missing': 'targets: deb\ncontents: [{src: a}]\n',
  'a required key without a value': 'name:\nmaintainer: ""\ndescription: ~\ntargets: deb\n',
  'wrong kinds': `${RIGHT}contents: foo\nscripts: [a]\ndepends: {a: b}\nhomepage: [x]\nlicense: {a: b}\nrpm: x\n`,
  'wrong kinds in lists': `${RIGHT}depends: [a, [b], {c: d}]\ncontents: [x, [y]]\n`,
  'a value that is not allowed': `${RIGHT}contents: [{dst: /a, type: confg}]\nversion_schema: semvr\ncompat: fpm\n`,
  'words that mean nothing': `${RIGHT}umask: abc\nepoch: -1\nmtime: yesterday\ndisable_globbing: maybe\n`,
  'a mode without its zero': `${RIGHT}umask: 755\ncontents: [{dst: /a, file_info: {mode: 644}}, {dst: /b, file_info: {mode: 0888}}]\n`,
  'a day that does not exist': `${RIGHT}mtime: 2026-02-30\n`,
  'a wrong key where a text may stand': `${RIGHT}version: {fro: git, tags: [a]}\n`,
  'a list where a text or keys may stand': `${RIGHT}version: [git]\n`,
  'keys of nfpm 1': `${RIGHT}files: {./hello: /usr/bin/hello}\nempty_folders: [/var/lib/hello]\nconfig_files:\n  ./hello.conf: /etc/hello.conf\nsymlinks: {/usr/bin/hi: hello}\nrpm: {ghost_files: [/var/log/hello]}\n`,
  'unknown architectures, formats and platforms': `${RIGHT}arch: [x86_64, amd46]\nplatform: windows\noverrides: {debb: {depends: [a]}}\ncontents: [{dst: /a, targets: [debian-99]}]\n`,
  'keys that are not in this version yet': `${RIGHT}build: {main: make}\npolicy: nethserver\n`,
  'a repository without its folder': `${RIGHT}repository: directory\n`,
  'keys of other places': `${RIGHT}repository: {to: directory, path: repo, branch: gh-pages}\n`,
  'a repository gone wrong': `${RIGHT}sign: false
repository:
  to: directory
  url: example.org/repo
  name: ../hello
  keep: [5 versions, 3 version, a few, 0 days, 800 mb, 90 days]
  stream: a b
  suites: {debain-12: bookworm, debian-13: ../trixie, debian-12: stable}
  component: ''
  origin: "a\\nb"
  labl: x
`,
  'places of published files gone wrong': `${RIGHT}publish:
  - directory
  - {to: directory, path: files, bucket: b, draft: true}
  - {to: directory, path: a, id: directory}
  - {to: directory, path: files, id: repository, pointer_arch: unmae, pointers: perhaps}
  - {path: files, wibble: 1, nmae: x}
  - to:
`,
  'published files with hostile values': `${RIGHT}publish:
  - {to: directory, path: "a\\nb", url: https://user:secret@example.org/files, prefix: ../up}
  - {to: directory, path: b, prefix: /etc, endpoint: ftp://example.org, id: "a,b", project: org}
  - {to: directory, path: c, branch: --force, remote: "--upload-pack=x", site: ../site, notes: ../../etc/passwd}
  - {to: directory, path: d, branch: a..b, remote: "ext::sh -c x", notes: /proc/self/environ, budget: much}
  - {to: directory, path: e, remote: https://token@example.org/app.git, region: "a b", bucket: a/b, history: none}
`,
  'places that have other keys': `${RIGHT}repository: {to: s3, bucket: files, branch: gh-pages, history: one}
publish:
  - {to: release, bucket: files, url: "https://example.org", name: "{distro}/{name}"}
  - {to: s3, path: files, draft: true, prefix: a//b}
  - {to: pages, bucket: files, project: org/app, budget: 1 kB}
  - {to: artifact, pointers: true, notes: github}
  - s3
`,
  'file names gone wrong': `${RIGHT}publish:
  - {to: directory, path: a, name: "{name}_{vesion}_{arch}"}
  - {to: directory, path: b, name: "{name}_{wibble}_{arch"}
  - {to: directory, path: c, name: "../{name}"}
  - {to: directory, path: d, name: "/{name}"}
  - {to: directory, path: e, name: ".{name}"}
  - {to: directory, path: f, name: "-{name}"}
  - {to: directory, path: g, name: "{name}//{arch}"}
  - {to: directory, path: h, name: "{name} {arch}"}
  - {to: directory, path: i, name: "{name}\\n{arch}"}
  - {to: directory, path: j, name: "{name}/{__proto__}/$(id)"}
`,
  'one place twice': `${RIGHT}publish: [{to: directory, path: a}, {to: directory, path: a, pointers: true}]\n`,
  'published files of some targets only': `${RIGHT}publish: [{to: directory, path: a}]\noverrides: {deb: {publish: [{to: directory, path: b}]}}\npackages: [{name: a, publish: []}]\n`,
  'services gone wrong': `${RIGHT}services:
  - {description: nothing to start}
  - {exec: bin/hello serve}
  - {name: both, exec: /usr/bin/a, socket: 80, timer: daily}
  - {name: fence, exec: /usr/bin/a, hardening: {ProtectHom: true, protect_system: strict, wibble: 1, UMask: "0077\\nExecStart=/bin/sh"}}
  - hello.conf
  - {unit: hello.service, exec: /usr/bin/a, user: a}
`,
  'words of services gone wrong': `${RIGHT}services: [{exec: /usr/bin/a, type: onshot, restart: onfailure, start: perhaps, hardning: false}]\n`,
  'services gone wrong in other ways': `${RIGHT}services:
  - {name: hello.service, exec: "/usr/bin/a \\nExecStartPre=/bin/sh"}
  - {name: "he llo", exec: "/usr/bin/a 100%", config: hello.toml, working_directory: "/a b", environment_file: x}
  - {name: hello@, exec: "/usr/bin/a 'x", user: "a b", group: 1a, environment: {1A: x, OK: "a\\0b"}}
  - {name: q, exec: "/usr/bin/a {config} ; /bin/b", after: [network-onlin, "a b", postgresql], description: "a\\nb"}
  - {name: r, exec: "/usr/bin/a \\\\", type: oneshot, restart: always, hardening: true}
  - {name: s, exec: /usr/bin/a, socket: {Accept: yes, ListenStram: 80}}
  - {name: t, exec: /usr/bin/a, timer: {Persistent: true}}
  - {name: v, exec: /usr/bin/a, socket: []}
  - {name: w, exec: /usr/bin/a, socket: [80, " "]}
  - {name: u, exec: /usr/bin/a, timer: "daily\\n[Service]"}
overrides: {deb: {services: [{exec: a}]}}
packages: [{name: a, services: [b]}]
`,
  'builds gone wrong': `${RIGHT}build:
  requires: {comon: [a], debain-12: [b], el: {c: d}}
  mian: make
  env: [GOOD, 1BAD, "A=b", DESTDIR, INPUT_GPG-PRIVATE-KEY, ACTIONS_RUNTIME_TOKEN]
  cache: Registry.Example/x:tag
  portable_on: debain-12
  timeout: 0
  host: perhaps
  main: "a\\0b"
concurrency: none
overrides:
  deb: {build: {portable_on: {deb: rocky-9, rmp: rocky-9}, env: {VERSION: 1, A-B: c}}}
packages: [{name: a, build: {main: make}}, {name: b, files: {a: b}, debug: yes}]
cache: true
`,
  'releases to try packages on that there are none of': `${RIGHT}verify: {on: [debian-12, debain-13, deb, el/supported, ""]}\n`,
  'typos in keys that are not in this version yet': `${RIGHT}build: {mian: make}\nservices: [{exce: a}, {remove: x}]\nusers: [{name: a, remove: nevr}]\nsign: {key: 1}\nverify: {upgrade: a}\n`,
  'several of everything': `name: a\nmaintaner: b\narch: [x86_64]\numask: 22\ncontents:\n  - src: a\n    type: confg\n  - dst: /b\n    file_info: {owner: [x], mode: 755}\n  - dst: /c\nfiles: {}\nbuild: {mian: x}\n`,
  'a key twice': `${RIGHT}license: MIT\nlicense: ISC\ncontents:\n  - {dst: /a, dst: /b}\n`,
  'a key twice that a merge may set': `x: 1\n<<: {a: b}\n<<: {c: d}\n`,
  'an alias to nothing': `${RIGHT}license: *mit\n`,
  'an alias inside its own anchor': `${RIGHT}depends: &d [a, *d]\n`,
  'a merge of what is no mapping': `${RIGHT}scripts:\n  <<: [a, {preinstall: b}]\n`,
  'a mistake seen through an alias': `${RIGHT}contents:\n  - &one {dst: /a, typ: dir}\n  - *one\n`,
  'a mistake seen through a merge key': `${RIGHT}contents:\n  - &one {dst: /a, type: dri}\n  - {<<: *one, dst: /b}\n`,
  'a tag': `${RIGHT}license: !secret MIT\nvendor: !!str 5\n`,
  'a mapping as a key': `${RIGHT}license: {{ .License }}\n`,
  'tabs as indentation': `${RIGHT}scripts:\n\tpreinstall: a\n\tpostinstal: b\nwibble: 1\n`,
  'tabs among spaces': `${RIGHT}contents:\n  - dst: /a\n\ttype: dir\n`,
  'a colon in a value': 'name: a\ndescription: hello: world\nlicense: MIT\n',
  'a value that starts with a reserved sign': `${RIGHT}license: @mit\nvendor: \`x\`\nwibble: 1\n`,
  'an unclosed quote': `${RIGHT}license: "MIT\nvendor: x\n`,
  'an unclosed bracket': `${RIGHT}depends: [a, b\nvendor: x\n`,
  'a bracket too many': `${RIGHT}depends: [a]]\n`,
  'a bad escape': `${RIGHT}license: "a\\qb"\n`,
  'uneven indentation': `${RIGHT}scripts:\n    preinstall: a\n  postinstall: b\n`,
  'a line that is no key': `${RIGHT}license\nvendor: x\n`,
  'a list item beside its key': `${RIGHT}depends: - a\n`,
  'a conflict of a merge in git': '<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\n',
  'several documents': `${RIGHT}---\nname: b\n`,
  'an empty file': '',
  'a file with comments only': '# nothing\n',
  'a file that is a list': '- name: a\n- name: b\n',
  'a file that is a text': 'hello\n',
  'a file without a value': '~\n',
  'JSON that is cut off': '{"name": "a", "contents": [',
  'one name twice': `${RIGHT}packages: [{name: a}, {name: b}, {name: a}]\n`,
  'a key of ours under compat': 'name: a\ncompat: nfpm\narch: [amd64]\ntargets: [deb]\nversion: git\n',
  'locks on keys that do not exist': `${RIGHT}locked: [build.finalise, mantainer, contents.src]\n`,
  'line breaks and colours in keys': `${RIGHT}"a\\n::error::b": 1\ndeb: {fields: {"c\\n::error::d": [x], "\\e[31mred": [y]}}\nfiles: {"e\\nf": "g\\nh"}\n"i\\nj": 1\n"i\\nj": 2\nextends: "k\\nl"\n`,
  'keys with odd names': `${RIGHT}__proto__: {a: b}\nconstructor: x\ntoString: y\noverrides: {__proto__: {depends: [a]}}\n`,
};

test.each(Object.entries(mistakes))('%s', async (_, text) => {
  expect(await wrong(text)).toMatchSnapshot();
});
