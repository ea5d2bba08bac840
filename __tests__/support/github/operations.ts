/** The calls of GitHub's REST API that are answered here, as its description calls them. */
export const OPERATIONS = [
  'rate-limit/get',
  'users/get-authenticated',
  'repos/get',
  'git/get-ref',
  'repos/get-commit',
  'repos/check-immutable-releases',
  'repos/list-releases',
  'repos/get-release-by-tag',
  'repos/get-latest-release',
  'repos/get-release',
  'repos/create-release',
  'repos/update-release',
  'repos/delete-release',
  'repos/generate-release-notes',
  'repos/list-release-assets',
  'repos/get-release-asset',
  'repos/update-release-asset',
  'repos/delete-release-asset',
  'repos/upload-release-asset',
] as const;

export type OperationName = (typeof OPERATIONS)[number];
