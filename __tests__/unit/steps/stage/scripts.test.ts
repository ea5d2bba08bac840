// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is what shells replace.
import {describe, expect, test} from '@jest/globals';
import type {Problem} from '../../../../src/model/errors.ts';
import {bashisms} from '../../../../src/steps/stage/script-bashisms.ts';
import {changedConffiles} from '../../../../src/steps/stage/script-conffiles.ts';
import {shellOf} from '../../../../src/steps/stage/script-syntax.ts';
import {stopsOnUpgrade} from '../../../../src/steps/stage/script-upgrades.ts';
import {shellTree} from '../../../../src/text/shell-tree.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {problemsOf, type Staging, stage} from '../../../support/staged.ts';

const treeOf = (text: string) => {
  const tree = shellTree(text);
  if (!tree) throw new Error('not understood');
  return tree;
};

describe('a script that stops a service when the package is upgraded', () => {
  const lines = (text: string) => stopsOnUpgrade(treeOf(text)).map(({line}) => line);

  test.each([
    ['systemctl stop hello'],
    ['systemctl --no-reload disable --now hello.service || true'],
    ['/bin/systemctl stop hello >/dev/null 2>&1'],
    ['if [ -d /run/systemd/system ]; then systemctl stop hello; fi'],
    ['if [ -d /run ]; then :; else deb-systemd-invoke stop hello; fi'],
    ['command -v systemctl && systemctl mask hello'],
    ['service hello stop'],
    ['invoke-rc.d hello stop || exit $?'],
    ['/etc/init.d/hello stop'],
    ['update-rc.d -f hello remove'],
    ['chkconfig --del hello'],
    ['chkconfig hello off'],
    ['case "$1" in configure) ;; *) systemctl stop hello ;; esac'],
    ['halt() { systemctl stop hello; }; halt'],
    ['halt() { systemctl stop hello; }\nif true; then halt; fi'],
    ['for unit in a b; do systemctl stop $unit; done'],
    ['{ true; ( systemctl stop hello ) } | cat'],
    ['[ -x /usr/bin/hello ] || exit 0\nsystemctl stop hello'],
    ['systemctl stop hello\n[ "$1" = remove ] || exit 0'],
    ['systemctl \\\n  stop hello'],
    ['sys=1\nif [ "$sys" = 1 ]; then systemctl stop hello; fi'],
  ])('is found: %j', (text) => {
    expect(lines(text)).toHaveLength(1);
  });

  test.each([
    ['if [ "$1" = remove ]; then systemctl stop hello; fi'],
    ['if [ $1 -eq 0 ] ; then systemctl --no-reload disable --now hello || : ; fi'],
    ['if [ -d /run/systemd/system ] && [ "$1" = remove ]; then deb-systemd-invoke stop hello; fi'],
    ['[ "$1" = 0 ] && systemctl stop hello'],
    ['test "$1" = remove || exit 0\nsystemctl stop hello'],
    ['if [ "$1" = upgrade ]; then exit 0; fi\nsystemctl disable hello'],
    ['case "$1" in upgrade) exit 0;; esac\nsystemctl disable hello'],
    ['case "$1" in remove|0) systemctl stop hello;; upgrade|1) ;; *) echo unknown >&2; exit 1;; esac'],
    ['case $1 in (remove) systemctl stop hello ;; esac'],
    ['case "$1" in upgrade) ;; *) systemctl stop hello ;; esac'],
    ['action="$1"\nif [ "$action" = remove ]; then systemctl stop hello; fi'],
    ['left=${1:-0}\ncase ${left} in 0) systemctl stop hello;; esac'],
    ['halt() { systemctl stop hello; }\nif [ "$1" = remove ]; then halt; fi'],
    ['halt() { systemctl stop hello; }'],
    ['main() { if [ "$1" = 0 ]; then systemctl stop hello; fi; }\nmain "$@"'],
    ['# systemctl stop hello'],
    ["echo 'systemctl stop hello'"],
    ['cat <<EOF\nsystemctl stop hello\nEOF'],
    ['cat <<-"E F"\n\tsystemctl stop hello\n\tE F\ntrue'],
    ['systemctl daemon-reload\nsystemctl try-restart hello'],
    ['systemctl --user stop hello'],
    ['echo "$(case x in a) echo b;; esac)"'],
  ])('is not: %j', (text) => {
    expect(stopsOnUpgrade(shellTree(text) ?? [])).toEqual([]);
  });

  test('tells each place', () => {
    expect(lines('true\nsystemctl stop a\n\nsystemctl disable a\n')).toEqual([2, 4]);
  });
});

describe("bash's own words under #!/bin/sh", () => {
  const found = (text: string) =>
    bashisms(text, treeOf(text)).map(({message}) => message.replace(/ is bash.*/, ''));

  test.each([
    ['[[ $1 == 0 ]] && true', ['[[']],
    ['function f { true; }', ['function']],
    ['function f() { true; }', ['function']],
    ['read x <<< "$y"', ['<<<']],
    ['echo ${x//a/b}', ['${x/…}']],
    ['echo "${x/a/b} ${y}"', ['${x/…}']],
    ['echo ${x:0:3}', ['${x:0…}']],
    ['echo ${x^^} ${x,,}', ['${x^…}', '${x,…}']],
    ['echo ${!x}', ['${!…}']],
    ['echo ${x[0]}', ['${x[…}']],
    ['list=(a b)', ['the array list=(…)']],
    ['list+=(a b)\ntrue', ['the array list+=(…)']],
    ['source /etc/default/x', ['source']],
    ['make &> log', ['&>']],
    ['make |& tee log', ['|&']],
    ['[ "$1" == 0 ]', ['== in [ ]']],
    ['test "$1" == 0', ['== in [ ]']],
    ['f() { local -a x; }', ['local -a']],
    ["IFS=$'\\n'", ["$'…'"]],
    ['diff <(a) b', ['<(…)']],
    ['declare -r x=1', ['declare']],
    ['if true; then shopt -s nullglob; fi', ['shopt']],
  ])('are found: %j', (text, told) => {
    expect(found(text)).toEqual(told);
  });

  test.each([
    ['case "$x" in [[:alpha:]]*) ;; esac'],
    ["echo 'source [[ <<< ${x//a}'"],
    ['echo "[[ $x ]]" "function f" "$\'5\'"'],
    ['# [[ x ]] &> y'],
    ['cat <<EOF\n[[ ${x//a/b} ]]\nEOF'],
    ['echo ${x:-/y} ${x:=y} ${x:?y} ${x:+y} ${x%%/*} ${x##*/} ${#x} ${1%/} $#'],
    ['[ "$x" = "==" ] && x=$((1 << 2))'],
    ['local x=1\nx= y=2 true'],
    ['make > log 2>&1 & echo $!'],
    ['f() ( true )\nf'],
    ['echo a function'],
    ['. /usr/share/debconf/confmodule'],
    ['sed "s/a/b/;s,$x,${y},"'],
  ])('are not: %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a script that changes a config file of the package', () => {
  const found = (text: string, installed = true) =>
    changedConffiles(treeOf(text), new Set(['/etc/hello/hello.conf', '/etc/a b']), {installed}).map(
      ({content}) => (content ? 'content' : 'rights'),
    );

  test.each([
    ['echo x > /etc/hello/hello.conf'],
    ['cat >>/etc/hello/hello.conf <<EOF\nx\nEOF'],
    ['{ echo a; } > /etc/hello/hello.conf'],
    ['if true; then echo; fi >"/etc/a b"'],
    ["sed -i 's/a/b/' /etc/hello/hello.conf"],
    ['sed -ri.bak s/a/b/ /etc/hello/hello.conf'],
    ['sed --in-place=.x s/a/b/ /etc/hello/hello.conf'],
    ['cp /usr/share/hello/hello.conf /etc/hello/'],
    ['cp -a x /etc/hello/../hello/hello.conf'],
    ['mv /etc/hello/hello.conf /etc/hello/old.conf'],
    ['install -m 644 /usr/share/hello/x /etc/hello/hello.conf'],
    ['ln -sf /x /etc/hello/hello.conf'],
    ['echo x | tee -a /etc/hello/hello.conf'],
    ['perl -pi -e s/a/b/ /etc/hello/hello.conf'],
    ['CONF=/etc/hello/hello.conf\necho x > "$CONF"'],
    ['DIR=/etc/hello\nCONF="${DIR}/hello.conf"\nsed -i s/a/b/ $CONF'],
    ["echo x > '/etc/a b'"],
  ])('is found: %j', (text) => {
    expect(found(text)).toEqual(['content']);
  });

  test.each([
    ['chmod 0640 /etc/hello/hello.conf'],
    ['chown -R root:hello /etc/hello/hello.conf'],
    ['chgrp hello /etc/hello/hello.conf'],
  ])('is found, more lightly: %j', (text) => {
    expect(found(text)).toEqual(['rights']);
    expect(found(text, false)).toEqual([]);
  });

  test.each([
    ['cat /etc/hello/hello.conf'],
    ['grep x < /etc/hello/hello.conf > /var/lib/hello/x'],
    ['sed s/a/b/ /etc/hello/hello.conf > /run/hello.conf'],
    ['cp /etc/hello/hello.conf /var/backups/'],
    ['echo x > /etc/hello/generated.conf'],
    ['echo x > "$CONF"'],
    ['CONF=$(which x)\necho x > "$CONF"'],
    ['rm -f /etc/hello/hello.conf'],
    ['test -e /etc/hello/hello.conf'],
    ['dpkg-maintscript-helper mv_conffile /etc/old /etc/hello/hello.conf 1.0 -- "$@"'],
  ])('is not: %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('may move an old one to its new name before it is unpacked', () => {
    expect(found('mv /etc/old.conf /etc/hello/hello.conf', false)).toEqual([]);
  });
});

test.each([
  ['', 'sh'],
  ['#!/bin/sh -e\n', 'sh'],
  ['#! /usr/bin/env bash\n', 'bash'],
  ['#!/usr/bin/env -S sh -e', 'sh'],
  ['#!/usr/bin/python3\n', undefined],
  ['#!/usr/bin/perl -w\n', undefined],
])('who reads %j', (text, shell) => {
  expect(shellOf(text)).toBe(shell);
});

describe('the scripts of a package', () => {
  const scripts = (text: string) => ({'s.sh': text, conf: ''});
  const values = {
    scripts: {preremove: 's.sh', postinstall: 's.sh'},
    contents: [{src: 'conf', dst: '/etc/hello.conf'}],
  };
  const refused = async (text: string, staging?: Staging): Promise<readonly Problem[]> => {
    await using host = await testHost(scripts(text));
    return await problemsOf(stage(host, values, staging));
  };
  const accepted = async (host: TestHost, staging?: Staging) => {
    await stage(host, values, staging);
    return host.warnings.map(({message}) => message);
  };

  test('are read by the shell they are for: a mistake is told at its line', async () => {
    const [problem, ...more] = await refused('#!/bin/sh\ntrue\nif true; then\n  done\nfi\n');
    expect(problem?.message).toMatch(/^s\.sh is no script that sh can read: .*done/);
    expect(problem).toMatchObject({place: {file: 's.sh', line: 4}, hint: 'try it: sh -n s.sh'});
    expect(more).toEqual([]);
    const [bash] = await refused('#!/bin/bash\nx=(a b\n');
    expect(bash?.message).toContain('no script that bash can read');
  });

  test('of other languages are left alone', async () => {
    await using host = await testHost(scripts('#!/usr/bin/python3\nif x then done [[ systemctl stop\n'));
    expect(await accepted(host)).toEqual([]);
  });

  test('with the three mistakes are refused, each at its line', async () => {
    const text = '#!/bin/sh\nsystemctl stop hello\n[[ -e /x ]] && echo y > /etc/hello.conf\n';
    expect((await refused(text)).map(({message, place}) => `${place?.line} ${message.slice(0, 41)}`)).toEqual(
      [
        "3 [[ is bash's, and #!/bin/sh may be anothe",
        '3 the script changes /etc/hello.conf, a con',
        '2 systemctl stop hello stops the service wh',
      ],
    );
  });

  test('may do it all the same where they say so', async () => {
    await using host = await testHost(
      scripts(
        [
          '#!/bin/sh',
          '# linux-pkg: allow stop-on-upgrade',
          'systemctl stop hello',
          'echo y > /etc/hello.conf # linux-pkg: allow conffile',
          '# linux-pkg: allow bashism, conffile',
          '[[ -e /x ]] && echo y > /etc/hello.conf',
        ].join('\n'),
      ),
    );
    expect(await accepted(host)).toEqual([]);
  });

  test('are told of more gently where /bin/sh is bash, and where nfpm would take them', async () => {
    await using host = await testHost(scripts('#!/bin/sh\n[ "$1" == 0 ] && systemctl stop hello\n'));
    expect(await accepted(host, {targets: [testTarget('rocky-9', 'rpm')]})).toEqual([
      expect.stringContaining('== in [ ]'),
    ]);
    await using other = await testHost(scripts('#!/bin/sh\nsystemctl stop hello; if\n'));
    expect((await accepted(other, {nfpm: true})).join()).toContain('no script that sh can read');
  });
});
