import {checkedText, choice, either, mapOf, oneOrMany, optional, section, text} from '../../model/schema.ts';
import {repositoryWords} from './repository-words.ts';

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

const word = (kind: keyof typeof repositoryWords, about: string) =>
  checkedText(repositoryWords[kind].accepts, repositoryWords[kind].wanted, about);

/** The APT and YUM repository that `publish` writes. */
export const repositorySection = either(
  [
    text('directory, pages or s3'),
    section({
      to: choice(repositoryPlaces, 'where it lies: directory; pages and s3 are not in this version yet'),
      path: optional(text('folder, from the project root')),
      url: optional(word('url', 'its address as users see it')),
      name: optional(word('name', "what users' files are named after; default: the package's name")),
      keep: optional(
        oneOrMany(
          word('keep', 'such as 5 versions, 90 days or 800 MB'),
          'what stays when more is published; default: everything',
        ),
      ),
      stream: optional(word('folder', 'release stream, such as beta; default: stable')),
      suites: optional(
        mapOf(word('folder', 'suite'), "by release: the suite's name in place of the codename or number"),
      ),
      component: optional(word('folder', 'component of APT; default: main')),
      origin: optional(
        word('field', 'Origin field; default: the vendor or the name; frozen after the first publication'),
      ),
      label: optional(word('field', 'Label field; default: the name; frozen after the first publication')),
      ...laterPlaceKeys,
    }),
  ],
  'the APT and YUM repository that is written when packages are published',
);
