import {expect, test} from '@jest/globals';
import {contentOf} from '../../../src/formats/rpm/content.ts';
import {HEADER_MAGIC} from '../../../src/formats/rpm/header.ts';
import {viewHeader} from '../../../src/formats/rpm/header-view.ts';
import {mainHeader} from '../../../src/formats/rpm/metadata.ts';
import {payloadSize, unreadDigests} from '../../../src/formats/rpm/payload.ts';
import {SIGNATURE_SIZE, signatureHeader} from '../../../src/formats/rpm/signature.ts';
import {SIGTAG, TAG} from '../../../src/formats/rpm/tags.ts';
import {testHost} from '../../support/host.ts';
import {file, rpmPackage} from '../../support/rpm-package.ts';

const GIB = 2 ** 30;
const zstd = {algorithm: 'zstd', level: 3} as const;

const headerFor = async (sizes: readonly number[]) => {
  await using host = await testHost();
  const entries = sizes.map((size, at) => file(`/opt/${at}`, 'x', size));
  const content = await contentOf(host, rpmPackage({entries}), zstd);
  return {content, view: viewHeader(mainHeader(content, unreadDigests(content.files)), 'header')};
};

test('a file beyond 4 GiB gets 64-bit sizes, and rpm is told to be able to', async () => {
  const {content, view} = await headerFor([1, 5 * GIB]);
  expect(view.numbers(TAG.longFileSizes)).toEqual([1, 5 * GIB]);
  expect(view.number(TAG.longSize)).toBe(5 * GIB + 1);
  expect([view.has(TAG.fileSizes), view.has(TAG.size)]).toEqual([false, false]);
  expect(view.texts(TAG.requireName)).toContain('rpmlib(LargeFiles)');
  expect(payloadSize(content.files)).toBe(16 + 4 + 16 + 5 * GIB + 124);
});

test('many files beyond 4 GiB together need a 64-bit total only', async () => {
  const {view} = await headerFor([3 * GIB, 3 * GIB]);
  expect(view.numbers(TAG.fileSizes)).toEqual([3 * GIB, 3 * GIB]);
  expect(view.number(TAG.longSize)).toBe(6 * GIB);
  expect(view.texts(TAG.requireName)).not.toContain('rpmlib(LargeFiles)');
});

test('the signature header has one size, whatever it holds', () => {
  const digests = {sha1: 'a'.repeat(40), sha256: 'b'.repeat(64), md5: Buffer.alloc(16, 1)};
  const small = signatureHeader({...digests, size: 10, payloadSize: 20});
  const large = signatureHeader({...digests, size: 5 * GIB, payloadSize: 6 * GIB});
  expect([small.length, large.length]).toEqual([SIGNATURE_SIZE, SIGNATURE_SIZE]);
  expect(SIGNATURE_SIZE % HEADER_MAGIC.length).toBe(0);
  const [few, many] = [viewHeader(small, 'header'), viewHeader(large, 'header')];
  expect([few.number(SIGTAG.size), few.number(SIGTAG.payloadSize)]).toEqual([10, 20]);
  expect([many.number(TAG.longSigSize), many.number(TAG.longArchiveSize)]).toEqual([5 * GIB, 6 * GIB]);
  expect([many.has(SIGTAG.size), many.has(SIGTAG.payloadSize)]).toEqual([false, false]);
});
