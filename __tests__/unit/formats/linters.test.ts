import {describe, expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';

const paths = new Set([
  '/etc/hello.conf',
  '/opt',
  '/opt/hello',
  '/opt/hello/a b',
  '/opt/hello/bad.txt',
  '/usr/bin/hello',
  '/usr/share/hello/run',
]);

const readAs = (format: string, printed: string): readonly string[] =>
  formatOf(format)
    .linter.findingsIn(printed, paths)
    .map(({severity, tag, text, path}) => `${severity}|${tag}|${text}|${path ?? ''}`);

describe('what lintian prints', () => {
  test('is read as 2.116 and 2.122 say it, with paths in brackets', () => {
    expect(
      readAs(
        'deb',
        `E: hello: dir-or-file-in-opt [opt/hello/]
E: hello: dir-or-file-in-opt [opt/hello/bad.txt]
E: hello: no-changelog usr/share/doc/hello/changelog.gz (native package)
W: hello: executable-not-elf-or-script [opt/hello/bad.txt]
W: hello: no-manual-page [usr/bin/hello]
W: hello: non-standard-executable-perm 0777 != 0755 [opt/hello/a b]
W: hello: bash-term-in-posix-shell '[[' [usr/bin/hello:3]
E: hello: missing-conffile etc/hello.conf [conffiles:1]
W: hello: empty-binary-package
I: hello: hardening-no-fortify-functions [usr/bin/hello]
`,
      ),
    ).toEqual([
      'error|dir-or-file-in-opt|[opt/hello/]|/opt/hello',
      'error|dir-or-file-in-opt|[opt/hello/bad.txt]|/opt/hello/bad.txt',
      'error|no-changelog|usr/share/doc/hello/changelog.gz (native package)|',
      'warning|executable-not-elf-or-script|[opt/hello/bad.txt]|/opt/hello/bad.txt',
      'warning|no-manual-page|[usr/bin/hello]|/usr/bin/hello',
      'warning|non-standard-executable-perm|0777 != 0755 [opt/hello/a b]|/opt/hello/a b',
      "warning|bash-term-in-posix-shell|'[[' [usr/bin/hello:3]|/usr/bin/hello",
      'error|missing-conffile|etc/hello.conf [conffiles:1]|/etc/hello.conf',
      'warning|empty-binary-package||',
      'note|hardening-no-fortify-functions|[usr/bin/hello]|/usr/bin/hello',
    ]);
  });

  test('is read as 2.104 and older ones say it, and what is no finding is left out', () => {
    expect(
      readAs(
        'deb',
        `N: hello: a note
warning: the running lintian is old
E: hello binary: dir-or-file-in-opt opt/hello/bad.txt
W: hello: non-standard-executable-perm opt/hello/bad.txt 0777 != 0755
E: hello: dir-or-file-in-opt opt/hello/
O: hello: overridden
X: hello: experimental
`,
      ),
    ).toEqual([
      'error|dir-or-file-in-opt|opt/hello/bad.txt|/opt/hello/bad.txt',
      'warning|non-standard-executable-perm|opt/hello/bad.txt 0777 != 0755|/opt/hello/bad.txt',
      'error|dir-or-file-in-opt|opt/hello/|/opt/hello',
    ]);
  });
});

describe('what rpmlint prints', () => {
  test('is read as 2.4 says it', () => {
    expect(
      readAs(
        'rpm',
        `============================ rpmlint session starts ============================
rpmlint: 2.4.0
configuration:
    /usr/lib/python3/dist-packages/rpmlint/configdefaults.toml
checks: 26, packages: 1

hello.x86_64: E: world-writable /opt/hello/bad.txt 777
hello.x86_64: W: summary-ended-with-dot Says hello, and keeps saying it.
hello.x86_64: E: non-executable-script /usr/share/hello/run 644 /bin/sh
hello.x86_64: W: no-url-tag
hello.x86_64: W: spaces-in-filename /opt/hello/a b
 1 packages and 0 specfiles checked; 8 errors, 6 warnings, 8 badness; has taken 0.2 s
`,
      ),
    ).toEqual([
      'error|world-writable|/opt/hello/bad.txt 777|/opt/hello/bad.txt',
      'warning|summary-ended-with-dot|Says hello, and keeps saying it.|',
      'error|non-executable-script|/usr/share/hello/run 644 /bin/sh|/usr/share/hello/run',
      'warning|no-url-tag||',
      'warning|spaces-in-filename|/opt/hello/a b|/opt/hello/a b',
    ]);
  });

  test('is read as openSUSE counts it, and where it could read nothing', () => {
    expect(
      readAs(
        'rpm',
        'hello.x86_64: E: arch-dependent-file-in-usr-share (Badness: 590) /usr/bin/hello\n(none): E: fatal error while reading x.rpm: bad\n',
      ),
    ).toEqual([
      'error|arch-dependent-file-in-usr-share|/usr/bin/hello|/usr/bin/hello',
      'error|fatal|error while reading x.rpm: bad|',
    ]);
  });
});

test('a long line of a linter is read in no time', () => {
  const start = performance.now();
  const long = `E: hello: tag ${'a/b '.repeat(200_000)}`;
  expect(readAs('deb', long)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
