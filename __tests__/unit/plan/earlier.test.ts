import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {UserError} from '../../../src/model/errors.ts';
import {legsOfPlan} from '../../../src/steps/plan/earlier.ts';
import {planned, planProblems} from '../../support/planned.ts';

const LINES = 'targets: [debian-12, rocky-9, deb]\narch: [amd64, arm64]';
const planText = async () => JSON.stringify((await planned(LINES)).plan);

describe('the plan of an earlier job', () => {
  test('is the plan, whatever the config says of targets', async () => {
    const earlier = await planned(LINES);
    const {plan} = await planned('targets: rpm', {inputs: {plan: JSON.stringify(earlier.plan)}});
    expect(plan.targets).toEqual(earlier.plan.targets);
  });

  test('comes back from JSON as it was', async () => {
    const {plan} = await planned(
      'targets: deb\npackages: [{name: tool}, {name: doc, arch: all}]\narch: [amd64, arm64]',
    );
    expect(legsOfPlan(JSON.stringify(plan))).toEqual(plan.targets);
  });

  test('is narrowed by what this job is asked for', async () => {
    const plan = await planText();
    const idsOf = async (targets: readonly string[], arch: readonly string[]) =>
      (await planned(LINES, {inputs: {plan, targets, arch}})).ids;
    expect(await idsOf(['debian-12'], [])).toEqual(['debian-12/amd64', 'debian-12/arm64']);
    expect(await idsOf(['debian-12', 'deb/arm64'], [])).toEqual([
      'debian-12/amd64',
      'debian-12/arm64',
      'deb/arm64',
    ]);
    expect(await idsOf([], ['arm64'])).toEqual(['debian-12/arm64', 'rocky-9/arm64', 'deb/arm64']);
    expect(await idsOf(['el/supported'], ['amd64'])).toEqual(['rocky-9/amd64']);
  });

  test('that has nothing for this job is an error that lists what it has', async () => {
    const inputs = {plan: await planText(), targets: ['rpm'], arch: ['amd64']};
    expect(await planProblems(LINES, {inputs})).toEqual([
      'the plan has no target for rpm, amd64 → its targets: debian-12/amd64, debian-12/arm64, rocky-9/amd64, rocky-9/arm64, deb/amd64, deb/arm64',
    ]);
  });

  test('is narrowed by known words only', async () => {
    const inputs = {plan: await planText(), targets: ['debain-12'], arch: ['x86_64']};
    expect(await planProblems(LINES, {inputs})).toEqual([
      'unknown architecture "x86_64" → write amd64',
      'unknown target "debain-12" → did you mean debian-12?',
    ]);
  });

  test('has no warnings a second time', async () => {
    const lines = 'targets: debian-11';
    const first = await planned(lines);
    expect(first.warnings.length).toBeGreaterThan(0);
    expect((await planned(lines, {inputs: {plan: JSON.stringify(first.plan)}})).warnings).toEqual([]);
  });

  test('is still checked against the config', async () => {
    const inputs = {plan: await planText()};
    expect(await planProblems('contents: [{src: a.c, dst: /a}, {src: b.c, dst: /a}]', {inputs})).toEqual(
      expect.arrayContaining([expect.stringContaining('/a is listed twice')]),
    );
  });
});

describe('a hostile plan', () => {
  const leg = {
    id: 'debian-12/amd64',
    name: 'debian-12',
    distro: 'debian',
    release: '12',
    arch: 'amd64',
    format: 'deb',
    engine: 'native',
    buildOn: 'debian-12',
    image: 'debian:12',
    suffix: '~deb12',
    runsOn: 'ubuntu-24.04',
  };
  const textOf = (...targets: readonly object[]) => JSON.stringify({version: {}, targets});

  test('that is sound is taken', () => {
    expect(legsOfPlan(textOf(leg)).map(({id}) => id)).toEqual(['debian-12/amd64']);
  });

  test.each([
    ['deb', {buildOn: 'debian-12', image: 'debian:12'}, []],
    ['deb', {buildOn: 'rocky-9', image: 'x'}, ['the plan input: deb/amd64 is built on rocky-9']],
    ['deb', {buildOn: '../../etc', image: 'x'}, ['the plan input: deb/amd64 is built on ../../etc']],
    ['deb', {buildOn: 'debian-12', image: undefined}, ['the plan input: deb/amd64 has no image']],
  ])('may have a portable leg built on a release of its format (%s, %j)', (name, ground, problems) => {
    const bare = {
      distro: undefined,
      release: undefined,
      engine: 'portable',
      suffix: '',
      name,
      id: `${name}/amd64`,
    };
    const read = () => legsOfPlan(textOf({...leg, ...bare, ...ground}));
    if (problems.length === 0) expect(read()).toHaveLength(1);
    else
      expect(read).toThrow(
        expect.objectContaining({
          problems: problems.map((message) => expect.objectContaining({message})),
        }) as unknown as Error,
      );
  });

  test.each([
    ['a path for an id', {id: '../../etc/passwd'}],
    ['a path for a name', {name: '../x', id: '../x/amd64'}],
    ['a name from the prototype', {name: '__proto__', id: '__proto__/amd64'}],
    ['a name that is no own key', {name: 'constructor', id: 'constructor/amd64'}],
    ['another distro', {distro: 'ubuntu'}],
    ['another release', {release: '13'}],
    ['no distro', {distro: undefined}],
    ['another format', {format: 'rpm'}],
    ['an unknown format', {format: '../../evil'}],
    ['another engine', {engine: 'portable'}],
    ['an unknown engine', {engine: 'shell'}],
    ['another suffix', {suffix: '~deb12; rm -rf /'}],
    ['an image that is an option', {image: '--privileged'}],
    ['an image with a space', {image: 'debian:12 -v /:/host'}],
    ['an image with a newline', {image: 'debian:12\nx'}],
    ['no image', {image: undefined}],
    ['another release to be built on', {buildOn: 'debian-13'}],
    ['no release to be built on', {buildOn: undefined}],
    ['an architecture in another spelling', {arch: 'x86_64', id: 'debian-12/x86_64'}],
    ['a runner with a newline', {runsOn: 'ubuntu\nx: y'}],
    ['no runner', {runsOn: []}],
    ['an empty runner', {runsOn: ''}],
    ['a runner that is a mapping', {runsOn: {group: 'x'}}],
    ['a number for an id', {id: 7}],
    ['a key that no leg has', {evil: true}],
    ['a yes for a flag', {withAll: 'yes'}],
  ])('with %s is refused', (_, change) => {
    expect(() => legsOfPlan(textOf({...leg, ...change}))).toThrow(UserError);
  });

  test.each([
    ['nothing', ''],
    ['half a JSON', '{"version": {}, "targets": ['],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"plan"'],
    ['no targets', '{"version": {}}'],
    ['no leg', textOf()],
    ['one leg twice', textOf(leg, leg)],
    ['targets that are no list', '{"version": {}, "targets": {"0": {}}}'],
    ['a prototype', '{"__proto__": {"targets": []}, "version": {}}'],
    ['another key', JSON.stringify({version: {}, targets: [leg], run: 'rm'})],
    ['five million letters', `"${'x'.repeat(5_000_000)}"`],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('of %s is refused', (_, text) => {
    expect(() => legsOfPlan(text)).toThrow(UserError);
  });

  test('is told of without its control characters, at most twenty times', () => {
    const evil = {...leg, id: 'x\n::set-output name=a::b\u001b[2J', suffix: '\r\n::error::'};
    try {
      legsOfPlan(textOf(...Array.from({length: 50}, () => evil)));
      throw new Error('it was taken');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.problems.length).toBeLessThanOrEqual(20);
      for (const {message, hint} of error.problems) {
        expect(message).not.toMatch(/[\p{Cc}]/u);
        expect(message.length).toBeLessThan(250);
        expect(hint).toBe('pass on the plan output of the plan job as it is');
      }
    }
  });

  test('of any JSON at all is taken or refused as the user’s mistake', async () => {
    await fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.jsonValue().map((targets) => textOf({...leg, ...Object(targets)})),
        ),
        (text) => {
          try {
            expect(legsOfPlan(text).length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
      {numRuns: 200},
    );
  });
});
