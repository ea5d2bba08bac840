import {checkedText, choice, either, mapOf, oneOrMany, optional, section} from '../../model/schema.ts';
import {stores} from '../../stores/index.ts';
import {placeKeys} from './place-section.ts';
import {repositoryWords} from './repository-words.ts';

const places = Object.keys(stores) as [string, ...string[]];

const word = (kind: keyof typeof repositoryWords, about: string) =>
  checkedText(repositoryWords[kind].accepts, repositoryWords[kind].wanted, about);

/** The APT and YUM repository that `publish` writes. */
export const repositorySection = either(
  [
    choice(places, 'where it lies'),
    section({
      to: choice(places, 'where it lies'),
      ...placeKeys,
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
    }),
  ],
  'the APT and YUM repository that is written when packages are published',
);
