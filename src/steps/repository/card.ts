import {isDeepStrictEqual} from 'node:util';
import {UserError} from '../../model/errors.ts';
import {judge} from '../../model/judge.ts';
import {exact, mapOf, optional, type Parsed, section} from '../../model/schema.ts';
import type {Store} from '../../model/store.ts';
import {repositoryWords} from '../config/index.ts';

/** The file at a repository's top that holds what its lists do not say: its name, and where users find it. */
export const CARD_FILE = 'repository.json';

const cardSchema = section({
  version: exact.count,
  name: exact.text,
  url: optional(exact.text),
  origin: exact.text,
  label: exact.text,
  component: exact.text,
  stream: exact.text,
  /** By release: the name in place of its own. */
  suites: optional(mapOf(exact.text)),
  about: optional(
    section({
      title: optional(exact.text),
      summary: optional(exact.text),
      homepage: optional(exact.text),
      license: optional(exact.text),
      maintainer: optional(exact.text),
    }),
  ),
  keep: section({
    versions: optional(exact.count),
    days: optional(exact.count),
    bytes: optional(exact.count),
  }),
});

export type RepositoryCard = Parsed<typeof cardSchema>;

/** Undefined where nobody wrote one. */
export async function readCard(store: Store): Promise<RepositoryCard | undefined> {
  const there = await store.get(CARD_FILE);
  if (!there) return undefined;
  const judged = judge(cardSchema, parsed(there.bytes));
  if (!judged.issues && isSound(judged.value)) return judged.value;
  throw new UserError('repository/card', `${CARD_FILE} in ${store.title} is not what linux-pkg writes`, {
    hint: 'write it again: linux-pkg repo init DIR, with --name and --url',
  });
}

/** Its words stand in names of files and in lines of shells: they are as they were when somebody wrote them for us. */
const isSound = ({version, name, url, component, stream, origin, label}: RepositoryCard): boolean =>
  version === 1 &&
  repositoryWords.name.accepts(name) &&
  (url === undefined || repositoryWords.url.accepts(url)) &&
  [component, stream].every(repositoryWords.folder.accepts) &&
  [origin, label].every(repositoryWords.field.accepts);

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

/** Puts it where it says something else; a run that changes nothing writes nothing. */
export async function writeCard(store: Store, card: RepositoryCard): Promise<void> {
  const there = await readCard(store).catch(() => undefined);
  const text = JSON.stringify(card, null, 2);
  // Without what has no value, as it is read again.
  if (there && isDeepStrictEqual({...there}, JSON.parse(text))) return;
  await store.put([{path: CARD_FILE, content: Buffer.from(`${text}\n`)}]);
}
