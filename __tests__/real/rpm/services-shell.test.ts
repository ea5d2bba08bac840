import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {loadScriptlets} from '../../../src/formats/rpm/scripts.ts';
import type {Enabling} from '../../../src/model/service.ts';
import {testHost} from '../../support/host.ts';
import {rpmPackage} from '../../support/rpm-package.ts';
import {account, groupAccount, keptFolder, service, written} from '../../support/services.ts';

const either = [true, false] as const;
const enablings: readonly Enabling[] = ['yes', 'no', 'preset'];

/** Every kind of service, with and without all else that a script may take care of. */
const combinations = enablings.flatMap((enable) =>
  either.flatMap((start) =>
    either.flatMap((restartOnUpgrade) =>
      either.flatMap((stopOnUpgrade) =>
        either.flatMap((own) =>
          either.map((more) => ({enable, start, restartOnUpgrade, stopOnUpgrade, own, more})),
        ),
      ),
    ),
  ),
);

type Combination = (typeof combinations)[number];

const packageOf = ({own, more, ...how}: Combination) =>
  rpmPackage({
    services: [
      service('hello.service', how),
      ...(more
        ? [
            service('a\\x2db.socket', {...how, units: ['a\\x2db.socket', 'a\\x2db@.service']}),
            service('it@.service', how),
            service('daily.timer', {...how, units: ['daily.service', 'daily.timer']}),
          ]
        : []),
    ],
    ...(more && {
      users: [
        account('hello', {id: 640, groups: ['adm', 'tty'], comment: `it's "$(x)" \`y\``, remove: 'purge'}),
        account('other', {group: 'greeters'}),
      ],
      groups: [groupAccount('greeters', {id: 641, remove: 'purge'}), groupAccount('plain')],
      directories: [
        keptFolder('/var/lib/hello', 'hello'),
        keptFolder("/var/log/it's", 'hello', {remove: 'purge'}),
      ],
      entries: [
        written('/usr/lib/sysusers.d/hello.conf', 'u hello 640 "it\'s $(x)" /var/lib/hello\n'),
        written('/usr/lib/tmpfiles.d/hello.conf', 'd /var/lib/hello 0750 hello hello -\n'),
      ],
    }),
    ...(own && {
      scripts: {
        preInstall: '#!/usr/bin/python3\nprint("unclosed (\' here")\n',
        postInstall: 'cat <<EOF\n$1\nEOF\n',
        preRemove: 'true\n',
        postRemove: '#!/bin/bash -e\n[[ $1 == 0 ]]\n',
      },
    }),
  });

test('shells and shellcheck find nothing in any scriptlet of any combination', async () => {
  await using host = await testHost();
  const bodies = new Set<string>();
  for (const combination of combinations)
    for (const {body, parts} of await loadScriptlets(host, packageOf(combination)))
      if (parts !== undefined) bodies.add(body);
  const files = [...bodies].map((_, index) => join(host.workDir, `${index}.sh`));
  await Promise.all([...bodies].map((body, index) => writeFile(files[index]!, `${body}\n`)));
  expect(files.length).toBeGreaterThan(60);
  for (const shell of ['dash', 'bash'])
    await host.run(['sh', '-c', 'for file; do "$0" -n "$file" || exit 1; done', shell, ...files]);
  // The comment of an account is to stay as it is.
  await host.run(['shellcheck', '--shell=sh', '--exclude=SC2016', ...files]);
}, 120_000);
