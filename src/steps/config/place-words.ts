import type {StoreAddress} from '../../model/store.ts';
import {parseSize} from './size.ts';

/** What a text has to be, and how messages say so. */
export interface Word {
  readonly accepts: (text: string) => boolean;
  /** Ends the sentence `"x" is not …`. */
  readonly wanted: string;
}

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** `linux/app`: it goes on from where it is put, never up or elsewhere. */
const isBelow = (text: string): boolean =>
  text.length <= 200 &&
  text
    .replace(/\/+$/, '')
    .split('/')
    .every((part) => /^[A-Za-z0-9_+@~=][A-Za-z0-9._+@~=-]*$/.test(part));

/** A person's address of something on the web; a password in it would be in every log. */
export function isAddress(text: string): boolean {
  if (/[\s"'<>\\^`{|}]/.test(text) || CONTROL.test(text) || !URL.canParse(text)) return false;
  const {protocol, username, password, search, hash} = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** https://git-scm.com/docs/git-check-ref-format */
const isBranch = (text: string): boolean =>
  text.length <= 200 &&
  /^[A-Za-z0-9_][A-Za-z0-9._+/-]*$/.test(text) &&
  !/\.\.|\/\/|\/\.|[./]$|\.lock(?:\/|$)/.test(text);

/** A name (`origin`), an address, or git's own `git@example.org:org/app.git`; a dash in front would be an option. */
function isRemote(text: string): boolean {
  if (text.length > 500 || /[\s\\]|::/.test(text) || CONTROL.test(text) || !/^[A-Za-z0-9./]/.test(text))
    return false;
  if (!text.includes('://')) return true;
  if (!URL.canParse(text)) return false;
  const {protocol, username, password} = new URL(text);
  const isPlain = password === '' && (username === '' || protocol === 'ssh:');
  return /^(?:https?|ssh|file):$/.test(protocol) && isPlain;
}

/** The keys of a place that are texts, the same wherever a place is named. */
export const placeWords = {
  path: {
    accepts: (text) => text !== '' && text.length <= 1000 && !CONTROL.test(text),
    wanted: 'a folder such as public or /srv/files',
  },
  bucket: {
    accepts: (text) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/.test(text) && !text.includes('..'),
    wanted: 'the name of a bucket, such as my-packages',
  },
  prefix: {
    accepts: isBelow,
    wanted: 'a path such as linux/app, without a slash in front or ".." in it',
  },
  endpoint: {accepts: isAddress, wanted: 'an address such as https://s3.example.org, without a password'},
  region: {
    accepts: (text) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(text),
    wanted: 'a region such as eu-central-1 or auto',
  },
  branch: {accepts: isBranch, wanted: 'a branch such as gh-pages'},
  remote: {
    accepts: isRemote,
    wanted: 'a git remote such as origin or https://example.org/app.git, without a password',
  },
  site: {accepts: isBelow, wanted: 'a folder such as _site, below the project root'},
  budget: {accepts: (text) => parseSize(text) !== undefined, wanted: 'a size such as 800 MB or 1 GB'},
} satisfies Readonly<Partial<Record<keyof StoreAddress, Word>>>;
