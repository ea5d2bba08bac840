import {expect, test} from '@jest/globals';
import {testHost} from '../../support/host.ts';
import {publishProject, publishTwice} from '../../support/publish-project.ts';
import {run, treeOf} from '../../support/repository-project.ts';
import {S3_ENV, startS3} from '../../support/s3-server.ts';

test('files and repository in one bucket, each below its prefix; a second run changes nothing', async () => {
  await using storage = await testHost();
  await using server = await startS3(storage);
  const {bucket, endpoint} = await server.bucket();
  const place = `to: s3, bucket: ${bucket}, endpoint: "${endpoint}", region: us-east-1`;
  await using plain = await testHost(
    publishProject(
      `  - {${place}, id: files, prefix: files, url: "${endpoint}/${bucket}/files", pointers: true}`,
      '1.0.0+git1',
      `repository: {${place}, prefix: repo, url: "${endpoint}/${bucket}/repo"}\n`,
    ),
    {...S3_ENV, SOURCE_DATE_EPOCH: '1780000000'},
  );
  const now = plain.now();
  const host = {...plain, now: () => now};
  await run(host, {command: 'build'});
  const names = await publishTwice(host);
  const there = Object.keys(await treeOf(server.folder(bucket))).filter((name) => !/ /.test(name));
  expect(there.sort()).toEqual(names);
});
