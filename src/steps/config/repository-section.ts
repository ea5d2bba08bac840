import {checkedText, choice, either, mapOf, oneOrMany, optional, section, text} from '../../model/schema.ts';
import {parseKeep} from './repository-keep.ts';

/** Where a repository may lie; some of them come in a later version. */
export const repositoryPlaces = ['directory', 'pages', 's3'] as const;

/** Keys of places that come in a later version. */
export const laterPlaceKeys = {
  branch: optional(text('branch of Pages; not in this version yet')),
  bucket: optional(text('name of the bucket; not in this version yet')),
  prefix: optional(text('what stands before each name; not in this version yet')),
  endpoint: optional(text('address of the storage; not in this version yet')),
  region: optional(text('region of the storage; not in this version yet')),
};

/** What the signed lists say in a field of one line. */
const fieldText = (about: string) =>
  checkedText(
    (words) => words.length <= 200 && /^[^\p{Cc}\p{Zl}\p{Zp}]*\S[^\p{Cc}\p{Zl}\p{Zp}]*$/u.test(words),
    'a text of one line',
    about,
  );

/** A word that is a folder of the repository and a field of its lists. */
const folderWord = (about: string) =>
  checkedText(
    (word) => /^[A-Za-z0-9][A-Za-z0-9._+~-]{0,99}$/.test(word) && !word.includes('..'),
    'a word of letters, digits and . _ + ~ -',
    about,
  );

/** The APT and YUM repository that `publish` writes. */
export const repositorySection = either(
  [
    text('directory, pages or s3'),
    section({
      to: choice(repositoryPlaces, 'where it lies: directory; pages and s3 are not in this version yet'),
      path: optional(text('folder, from the project root')),
      url: optional(
        checkedText(isAddress, 'an address that starts with https://', 'its address as users see it'),
      ),
      name: optional(
        checkedText(
          (word) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(word),
          'a word of letters, digits and . _ -',
          "what users' files are named after; default: the package's name",
        ),
      ),
      keep: optional(
        oneOrMany(
          checkedText(
            (words) => parseKeep(words) !== undefined,
            'a limit such as 5 versions, 90 days or 800 MB',
            'such as 5 versions, 90 days or 800 MB',
          ),
          'what stays when more is published; default: everything',
        ),
      ),
      stream: optional(folderWord('release stream, such as beta; default: stable')),
      suites: optional(
        mapOf(folderWord('suite'), "by release: the suite's name in place of the codename or number"),
      ),
      component: optional(folderWord('component of APT; default: main')),
      origin: optional(
        fieldText('Origin field; default: the vendor or the name; frozen after the first publication'),
      ),
      label: optional(fieldText('Label field; default: the name; frozen after the first publication')),
      ...laterPlaceKeys,
    }),
  ],
  'the APT and YUM repository that is written when packages are published',
);

function isAddress(text: string): boolean {
  if (/[\s"'<>\\^`{|}]/.test(text) || !URL.canParse(text)) return false;
  const {protocol, username, password, search, hash} = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}
