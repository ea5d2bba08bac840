import {choice, either, flag, listOf, optional, section} from '../../model/schema.ts';
import {publishers} from '../../publishers/index.ts';
import {placeKeys, worded} from './place-section.ts';
import {publishWords} from './publish-words.ts';

const kinds = Object.keys(publishers) as [string, ...string[]];

/** The keys of an entry; each kind has some of them. */
export const publishKeys = {
  to: choice(kinds, 'which kind of place'),
  id: worded(publishWords.id, 'what the report and --only call it; default: the kind, s3-2 for a second one'),
  name: worded(
    publishWords.name,
    "template of file names, such as {name}_{version}-{distro}-{release}_{arch}; default: the format's own",
  ),
  ...placeKeys,
  url: worded(publishWords.url, 'its address as users see it'),
  pointers: optional(flag('write <distro>-<release>.<arch>.latest.txt and latest.json; default: false')),
  pointer_arch: optional(
    choice(['go', 'uname'], 'how pointers spell architectures: amd64 or x86_64; default: go'),
  ),
  draft: optional(flag('leave the release a draft, for a person to publish; default: false')),
  prerelease: optional(flag('mark it a prerelease; default: read from the version')),
  notes: worded(publishWords.notes, 'commits, github, or the path of a changelog; default: github'),
  project: worded(publishWords.project, 'owner/repo of the release; default: the one that is built'),
};

/** Where finished files go. */
export const publishSection = listOf(
  either([choice(kinds, 'which kind of place'), section(publishKeys)]),
  'where finished files go, in this order',
);
