import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {versionFromPlan} from '../../../src/steps/version/plan-version.ts';
import {testRepository} from '../../support/git-repository.ts';
import {testHost} from '../../support/host.ts';
import {resolvedVersion} from '../../support/resolved-version.ts';

const commit = '1a2b3c4d'.repeat(5);

const good = {
  tag: 'api/v1.2.3-rc.1',
  upstream: '1.2.3',
  prerelease: 'rc.1',
  revision: '1',
  commit,
  shortCommit: '1a2b3c4d',
  date: 1_767_225_600,
  snapshot: {commits: 2, dirty: false},
};

const read = (version: unknown) => versionFromPlan(JSON.stringify({version, targets: []}));

const refusal = (json: string): UserError => {
  try {
    versionFromPlan(json);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('was taken');
};

describe('the version of a plan', () => {
  test('is what an earlier job resolved, though git would say otherwise', async () => {
    await using host = await testHost({'linux-pkg.yml': ''});
    const repository = await testRepository(host);
    await repository.commit();
    await repository.tag('v1.2.3');
    const version = await resolvedVersion(host);
    await repository.tag('v9.9.9');
    const plan = JSON.stringify({version, targets: []});
    expect(await resolvedVersion(host, {inputs: {plan}})).toEqual(version);
    expect(await resolvedVersion(host, {inputs: {plan}, env: {PATH: '/nowhere'}})).toEqual(version);
  });

  test('has all its keys', () => {
    expect(read(good)).toEqual({...good, metadata: undefined, epoch: undefined});
  });

  test.each([
    ['upstream', 3],
    ['upstream', ''],
    ['upstream', '1.2.3\nVersion: 9'],
    ['upstream', '../1'],
    ['upstream', '%(id)'],
    ['upstream', '1'.repeat(300)],
    ['prerelease', '$(id)'],
    ['metadata', ['x']],
    ['revision', '1 2'],
    ['epoch', -1],
    ['epoch', 1.5],
    ['epoch', 2 ** 31],
    ['commit', 'HEAD'],
    ['commit', '--upload-pack=x'],
    ['shortCommit', 'ffffffff'],
    ['shortCommit', '1a2b'],
    ['tag', 'v1\u202e'],
    ['tag', 'v 1'],
    ['date', -1],
    ['date', '1767225600'],
    ['date', 2 ** 33],
    ['snapshot', {commits: '1', dirty: false}],
    ['snapshot', {commits: 1, dirty: 'no'}],
    ['snapshot', {commits: 1}],
    ['snapshot', null],
    ['surprise', 1],
  ])('is refused with %s: %j', (key, value) => {
    const error = refusal(JSON.stringify({version: {...good, [key]: value}}));
    expect(error.message).toContain(key === 'surprise' ? 'surprise' : key);
    expect(error.message).not.toContain('\n');
  });

  test.each(['', 'x', '[]', 'null', '"x"', '{}', '{"version": null}', '{"__proto__": {"version": {}}}'])(
    'is refused where the plan is %j',
    (json) => {
      expect(refusal(json).hint).toContain('needs.plan.outputs.plan');
    },
  );
});
