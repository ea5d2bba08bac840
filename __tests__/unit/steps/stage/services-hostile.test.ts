import {expect, test} from '@jest/globals';
import fc from 'fast-check';
import {wrongServices} from '../../../../src/steps/config/service-checks.ts';
import {hardeningKeys, restartWords, serviceTypes} from '../../../../src/steps/config/service-words.ts';
import {testHost} from '../../../support/host.ts';
import {testConfig} from '../../../support/settled.ts';
import {stage} from '../../../support/staged.ts';

/** Signs that mean something to systemd, to templates, or to nobody. */
const nasty = fc.string({
  unit: fc.constantFrom(
    ...[
      'a',
      '/',
      ' ',
      '\n',
      '\r',
      '\t',
      '\0',
      '\\',
      '"',
      "'",
      '%',
      '%i',
      '%%',
      '$',
      '{{exec}}',
      '{config}',
      '=',
      '#',
    ],
    ...[';', '[Service]', 'ExecStartPre=/bin/sh', '\u0085', '\u2028', '-', '@', '.', ':', 'é', '\ud800'],
  ),
  maxLength: 8,
});
/** Most are what a person would write, so that some services come through. */
const some = (plain: string) =>
  fc.oneof({weight: 6, arbitrary: fc.constant(plain)}, {weight: 1, arbitrary: nasty});
const maybe = (plain: string) => fc.option(some(plain), {nil: undefined, freq: 2});

const service = fc.record({
  name: maybe('hello'),
  exec: fc.oneof(
    some('/usr/bin/hello').map((text) => `/usr/bin/hello ${text}`),
    nasty,
  ),
  description: maybe('Says hello'),
  user: maybe('hello'),
  group: maybe('hello'),
  type: fc.constantFrom(undefined, ...serviceTypes),
  restart: fc.constantFrom(undefined, ...restartWords),
  after: fc.option(fc.array(some('network-online'), {maxLength: 2}), {nil: undefined}),
  config: maybe('/etc/hello.toml'),
  environment: fc.option(fc.dictionary(some('PORT'), nasty, {maxKeys: 2}), {nil: undefined}),
  environment_file: maybe('/etc/default/hello'),
  working_directory: maybe('/var/lib/hello'),
  hardening: fc.constantFrom(undefined, 'false', {ProtectHome: 'no'}),
  template: fc.constantFrom(undefined, 'true'),
  timer: maybe('daily'),
  restart_on_upgrade: fc.constantFrom(undefined, 'true'),
});

const withoutGaps = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));

/** Every line that a generated unit may have. */
const LINE = new RegExp(
  `^(?:|\\[(?:Unit|Service|Timer|Install)\\]|(?:${[
    ...['Description', 'Documentation', 'Wants', 'After', 'ConditionPathExists', 'Type', 'ExecStart', 'User'],
    ...['Group', 'WorkingDirectory', 'Environment', 'EnvironmentFile', 'Restart', 'WantedBy', 'OnCalendar'],
    ...['Persistent', ...hardeningKeys],
  ].join('|')})=.+)$`,
  'u',
);

test('whatever a service says, it is refused, or opens no directive and no section', async () => {
  await using host = await testHost();
  let refused = 0;
  let made = 0;
  await fc.assert(
    fc.asyncProperty(service, async (said) => {
      const values = {name: 'hello', services: [withoutGaps(said)], users: ['hello'], groups: ['a']};
      const config = testConfig(values);
      if (wrongServices(config).length > 0) {
        refused++;
        return;
      }
      let packages: Awaited<ReturnType<typeof stage>>;
      try {
        packages = await stage(host, values);
      } catch (error) {
        expect(error).toMatchObject({code: 'stage/sources'});
        return;
      }
      made++;
      for (const entry of packages[0]?.entries ?? []) {
        if (entry.type !== 'file' || !entry.path.includes('/systemd/system/')) continue;
        const text = Buffer.from(entry.content ?? '', 'base64').toString('utf8');
        const lines = text.split(/[\n\r\u0085\u2028]/u);
        for (const line of lines) {
          expect(line).toMatch(LINE);
          expect(line).not.toMatch(/(?<!\\)(?:\\\\)*\\$/);
        }
        const timer = entry.path.endsWith('.timer');
        expect(lines.filter((line) => line.startsWith('['))).toEqual(
          timer
            ? ['[Unit]', '[Timer]', '[Install]']
            : ['[Unit]', '[Service]', ...(text.includes('[Install]\n') ? ['[Install]'] : [])],
        );
        expect(lines.filter((line) => line.startsWith('Exec'))).toHaveLength(timer ? 0 : 1);
      }
    }),
    {numRuns: 800},
  );
  expect(refused).toBeGreaterThan(100);
  expect(made).toBeGreaterThan(50);
});
