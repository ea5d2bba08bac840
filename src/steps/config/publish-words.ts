import {isAddress, type Word} from './place-words.ts';

/** The texts of an entry of `publish:` beside those of its place. */
export const publishWords = {
  id: {
    accepts: (text) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(text),
    wanted: 'a word of letters, digits and . _ -',
  },
  /** Judged on its own: there is more to say of it. */
  name: {accepts: (text) => text.length <= 500, wanted: 'a template such as {name}_{version}_{arch}'},
  url: {accepts: isAddress, wanted: 'an address such as https://example.org/files, without a password'},
  notes: {
    accepts: (text) =>
      /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]{1,500}$/u.test(text) && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(text),
    wanted: 'commits, github or a path such as CHANGELOG.md, below the project root',
  },
  project: {
    accepts: (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text),
    wanted: 'a repository such as org/app',
  },
} satisfies Readonly<Record<string, Word>>;
