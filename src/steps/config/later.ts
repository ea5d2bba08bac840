import {
  anything,
  choice,
  either,
  flag,
  listOf,
  mapOf,
  oneOrMany,
  optional,
  section,
  text,
} from '../../model/schema.ts';

const word = (about: string) => optional(text(about));

const destination = {
  to: text('which kind of place, such as pages, s3 or directory'),
  path: word('folder'),
  url: word('address as users see it'),
  branch: word('branch'),
  bucket: word('bucket'),
  prefix: word('what stands before each name'),
  endpoint: word('address of the storage'),
  region: word('region of the storage'),
};

const publisher = section({
  ...destination,
  draft: optional(flag('leave the release a draft')),
  prerelease: optional(flag('mark it a prerelease; default: read from the version')),
  notes: word('commits, github, or the path of a changelog'),
  name: word('file-name template, such as {name}_{version}_{arch}'),
  pointers: optional(flag('write <distro>-<release>.<arch>.latest.txt')),
  pointer_arch: optional(choice(['go', 'uname'], 'how pointers spell architectures')),
});

/** Our own keys whose step is not built yet: declared, checked, then refused with «not in this version yet». */
export const laterSections = {
  publish: optional(listOf(either([text('which kind of place'), publisher]), 'where finished files go')),
  channels: optional(mapOf(anything('settings of the channel'), 'Homebrew and the like')),
  policy: optional(oneOrMany(text('house rules to check packages by, such as nethserver'))),
};
