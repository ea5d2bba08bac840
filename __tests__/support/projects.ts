/** Small projects of each kind, as files. */
export const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  npm: {
    'package.json': JSON.stringify({
      name: '@example/Greeter',
      version: '2.3.4',
      description: 'Greets: "you" & me # twice',
      license: 'MIT',
      homepage: 'https://example.org/greeter',
      author: {name: 'Ann Example', email: 'ann@example.org'},
      bin: {greet: './dist/cli.js'},
    }),
    LICENSE: 'MIT License',
    'README.md': '# Greeter',
    'systemd/greeter.service': '[Unit]\nDescription=Greeter\n\n[Service]\nExecStart=/usr/bin/greet\n',
  },
  cargo: {
    'Cargo.toml': `[workspace]
members = ["."]

[package]
name = "ripper"   # the crate
version = "1.4.0-rc.1"
description = 'Rips "things"'
license = "MIT OR Apache-2.0"
repository = "https://example.org/ripper"
authors = [
  "Ann Example <ann@example.org>",
  "Bob Example <bob@example.org>",
]

[[bin]]
name = "rip"

[dependencies]
name = "no"
`,
    'doc/rip.1': '.TH RIP 1\n',
    COPYING: 'licence',
  },
  go: {'go.mod': 'module example.org/team/teller/v3\n\ngo 1.25\n'},
  'go-commands': {
    'go.mod': 'module example.org/team/teller\n\ngo 1.25\n',
    'cmd/teller/main.go': 'package main\n',
    'cmd/tellerctl/main.go': 'package main\n',
    'cmd/a b/main.go': 'package main\n',
  },
  script: {
    'bin/greet': '#!/bin/sh\necho hello\n',
    'bin/notes': 'no script\n',
    'README.md': '# Greet',
  },
  python: {
    'pyproject.toml': `[build-system]
requires = ["hatchling"]

[project]
name = "Py_Thing"
version = "0.9"
description = "A thing"
license = {text = "BSD-3-Clause"}
authors = [{name = "Ann Example", email = "ann@example.org"}]

[project.urls]
Homepage = "https://example.org/thing"
`,
  },
  cmake: {
    'CMakeLists.txt': `cmake_minimum_required(VERSION 3.20)
# project(wrong)
project(Drawer
  VERSION 3.1.4
  DESCRIPTION "Draws lines"
  HOMEPAGE_URL "https://example.org/drawer"
  LANGUAGES C)
add_executable(drawer main.c)
`,
  },
  debian: {
    'debian/control': `# comment
Source: old-tool
Section: utils
Priority: optional
Maintainer: Ann Example <ann@example.org>
Homepage: https://example.org/old

Package: old-tool
Architecture: any
Depends: \${shlibs:Depends}, \${misc:Depends}
Description: does the old thing
 With a long description.
`,
    'debian/old-tool.service': '[Service]\nExecStart=/usr/bin/old-tool\n',
  },
  nfpm: {
    'nfpm.yaml': `name: \${NAME}
arch: amd64
version: v1.2.3
maintainer: Ann Example <ann@example.org>
description: packed by nfpm so far
contents:
  - src: ./tool
    dst: /usr/bin/tool
`,
  },
  empty: {'main.sh': 'echo hi\n'},
};
