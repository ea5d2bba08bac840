import {basename} from 'node:path';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const LONGEST = 500;

/**
 * A found text as one clean line. One with `$NAME` is left out: it would be expanded from the environment
 * of whoever builds, and might carry a secret of theirs into the package.
 */
export function line(found: unknown): string | undefined {
  if (typeof found !== 'string' || /\$[\w{(*@#?!$-]/.test(found)) return undefined;
  const text = found
    .slice(0, 10 * LONGEST)
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    .trim();
  return text === '' || text.length > LONGEST ? undefined : text;
}

/** A name that every format takes: lower case, digits, `+ . -`; without npm's scope or Go's path and major version. */
export function packageName(found: unknown): string | undefined {
  const last = basename((line(found) ?? '').replace(/\/v\d+$/, ''));
  const name = last
    .toLowerCase()
    .replace(/[^a-z0-9+.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9+]+$/g, '');
  return name.length < 2 ? undefined : name.slice(0, 100).replace(/[^a-z0-9+]+$/, '');
}

/** The file name of a program, or nothing where it could surprise a glob or a shell. */
export const programName = (found: unknown): string | undefined =>
  typeof found === 'string' && /^[A-Za-z0-9][\w.+-]{0,100}$/.test(found) ? found : undefined;

/** `Name <mail@example.org>`, however much stands around it. */
export function person(found: unknown): string | undefined {
  const [, name, mail] = /^([^<>]{1,200})<([^<>@\s]{1,100}@[^<>@\s]{1,100})>/.exec(line(found) ?? '') ?? [];
  return name?.trim() && mail ? `${name.trim()} <${mail}>` : undefined;
}

/** Looks like an SPDX expression. */
export function licence(found: unknown): string | undefined {
  const text = line(found);
  return text && /^[A-Za-z0-9][\w.+() -]{0,100}$/.test(text) && !/^(see|unlicensed)\b/i.test(text)
    ? text
    : undefined;
}

export function webAddress(found: unknown): string | undefined {
  const text = line(found);
  return text && /^https?:\/\/[^\s<>"'`]+$/.test(text) ? text : undefined;
}

/** A version that stands for something; `0.0.0` is a placeholder. */
export function versionText(found: unknown): string | undefined {
  const text = line(found);
  return text && /^\d+(\.\d+){1,2}(-[0-9A-Za-z.-]+)?$/.test(text) && !/^0\.0(\.0)?$/.test(text)
    ? text
    : undefined;
}
