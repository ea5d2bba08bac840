import {type Problem, UserError} from '../../model/errors.ts';
import type {Shipment} from '../../model/publisher.ts';
import {assetName, assetNames} from '../../text/asset-name.ts';
import {sizeText} from '../../text/size.ts';
import {PERMISSIONS} from '../../tools/github-failure.ts';

/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const LARGEST = 2 ** 31;
export const MOST_ASSETS = 1000;

/** What is wrong with the files before anybody is asked. */
export const checkShipments = (shipments: readonly Shipment[]): readonly Problem[] => [
  ...checkSizes(shipments),
  ...checkNames(shipments),
];

/** A release cannot be made without; what would become of it can be told, as far as it is known. */
export const missingToken = (name: string): Problem => ({
  message: `a release of ${name} needs a token, and GITHUB_TOKEN is not set`,
  hint: `pass GITHUB_TOKEN: \${{ github.token }} in the step's env; ${PERMISSIONS}\n    elsewhere, a token with contents: write for ${name}`,
});

function checkSizes(shipments: readonly Shipment[]): readonly Problem[] {
  const sizes = shipments.flatMap(({name, size}): readonly Problem[] => {
    if (size >= LARGEST)
      return [
        {
          message: `${name} has ${sizeText(size)}, and a release takes files below 2 GiB`,
          hint: 'bring it to a place that takes larger files, such as s3',
        },
      ];
    // "size must be greater than or equal to 1", says GitHub.
    return size === 0 ? [{message: `${name} is empty, and a release takes no empty files`}] : [];
  });
  return shipments.length <= MOST_ASSETS ? sizes : [...sizes, tooMany(shipments.length)];
}

const tooMany = (count: number): Problem => ({
  message: `a release takes ${MOST_ASSETS} files, and these are ${count}`,
  hint: 'publish fewer targets, or leave out sbom or pointers',
});

function checkNames(shipments: readonly Shipment[]): readonly Problem[] {
  const names = shipments.map(({name}) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  if (twice.length > 0)
    return [...new Set(twice)].map((name) => ({message: `two files would be called ${name}`}));
  const odd = names.filter((name) => name.includes('/'));
  if (odd.length > 0)
    return odd.map((name) => ({
      message: `a release has no folders, and a file is to be called ${name}`,
      hint: 'write a name: without slashes',
    }));
  try {
    assetNames(names);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** Ours, and what is there beside them. */
export function refuseTooMany(
  shipments: readonly Shipment[],
  there: readonly {readonly name: string}[],
): void {
  const names = new Set([...shipments.map(({name}) => assetName(name)), ...there.map(({name}) => name)]);
  if (names.size > MOST_ASSETS) throw new UserError('release/too-many', [tooMany(names.size)]);
}
