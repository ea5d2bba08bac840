import {describe, expect, test} from '@jest/globals';
import {assetName, assetNames} from '../../../src/text/asset-name.ts';

describe('the name of a file after upload to a release', () => {
  // What GitHub was seen to do: softprops/action-gh-release#159 and #393, travis-ci/dpl#821, electron/forge#1761,
  // actions/upload-release-asset#57, github/rest-api-description#2968.
  test.each([
    ['hello_1.0.0_amd64.deb', 'hello_1.0.0_amd64.deb'],
    ['hello-1.0.0-1.x86_64.rpm', 'hello-1.0.0-1.x86_64.rpm'],
    ['tobwen-1.1.0-1~buster_amd64.deb', 'tobwen-1.1.0-1.buster_amd64.deb'],
    ['hello_1.0.0~rc.1-1~deb12_all.deb', 'hello_1.0.0.rc.1-1.deb12_all.deb'],
    ['hello-1.0^git1-1.el9.noarch.rpm', 'hello-1.0.git1-1.el9.noarch.rpm'],
    ['libstdc++_1+b1_amd64.deb', 'libstdc++_1+b1_amd64.deb'],
    ['name@2.txt', 'name@2.txt'],
    ['appName(x64)_1.0.msi', 'appName.x64._1.0.msi'],
    ['app.prod-v1.3.0-(15-5)-606.apk', 'app.prod-v1.3.0-.15-5.-606.apk'],
    ['fake.      file.txt', 'fake.file.txt'],
    ['erick%%%%%!!!zhao.txt', 'erick.zhao.txt'],
    ['hello-1.0~~9.rpm', 'hello-1.0.9.rpm'],
    ['café.deb', 'cafe.deb'],
    ['trailing~', 'default.trailing'],
    ['.hidden', 'default.hidden'],
    ['SHA256SUMS', 'SHA256SUMS'],
    ['SHA256SUMS.asc', 'SHA256SUMS.asc'],
  ])('%s becomes %s', (name, uploaded) => {
    expect(assetName(name)).toBe(uploaded);
    expect(assetName(uploaded)).toBe(uploaded);
  });

  test('two files that would get one name are an error that names both', () => {
    expect([...assetNames(['a~1.deb', 'b.rpm', 'b.rpm'])]).toEqual([
      ['a~1.deb', 'a.1.deb'],
      ['b.rpm', 'b.rpm'],
    ]);
    expect(() => assetNames(['a~1.deb', 'b.rpm', 'a^1.deb'])).toThrow(
      'a release would hold a~1.deb and a^1.deb under the same name, a.1.deb',
    );
  });
});
