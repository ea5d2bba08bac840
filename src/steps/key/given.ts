import {resolve} from 'node:path';
import {formats} from '../../formats/index.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import {type KeyTextWish, readKeyText} from '../../text/key-text.ts';
import {type OpenKey, readOpenKeys} from '../../tools/openpgp/index.ts';
import {keyWords, passphraseWords} from '../../tools/secret-words.ts';
import {type Config, placeOf, type Written} from '../config/index.ts';
import {readKeyBytes, whyUnread} from './key-bytes.ts';

/** The secret keys that were given, and what may open them. */
export interface GivenKeys {
  readonly keys: readonly OpenKey[];
  readonly passphrases: readonly string[];
  /** Which of them nfpm's sections name, where they brought the key. */
  readonly keyIds: readonly Written[];
}

/** Keys of the inputs; where there is none, the file that nfpm's sections name. All of it is masked before it is read. */
export async function givenKeys(
  host: Host,
  config: Config,
  {keys: {privateKey, passphrase, nfpm}}: Pick<Inputs, 'keys'>,
): Promise<GivenKeys | undefined> {
  const fromFile = privateKey ? undefined : fileOf(config);
  if (!privateKey && !fromFile) return undefined;
  const passphrases = passphrasesOf([
    passphrase?.(),
    ...(fromFile ? fromFile.variables.map((name) => nfpm?.[name]?.() ?? host.env[name]) : []),
  ]);
  host.log.mask(passphrases.flatMap(passphraseWords));
  const wish: KeyTextWish = {what: fromFile?.what ?? 'the key given as gpg-private-key', want: 'secret'};
  const text = privateKey ? privateKey() : await readKeyFile(host, config, fromFile!.file);
  host.log.mask(keyWords(typeof text === 'string' ? text : Buffer.from(text).toString('latin1')));
  return {keys: await openKeys(host, text, wish), passphrases, keyIds: fromFile?.keyIds ?? []};
}

/** Keys out of whatever they lay in; what was mended is told as a warning. */
export async function openKeys(
  host: Host,
  text: string | Uint8Array,
  wish: KeyTextWish,
): Promise<readonly OpenKey[]> {
  const {bytes, warnings} = readKeyText(text, wish);
  for (const warning of warnings) host.log.warn(warning);
  return readOpenKeys(bytes, wish.what, host.now());
}

/** One for all keys, or a line for each: the whole text is tried as well as its lines. */
export function passphrasesOf(texts: readonly (string | undefined)[]): readonly string[] {
  const tried = texts.flatMap((text = '') => [
    text,
    text.replace(/[\r\n]+$/, ''),
    ...text.split(/\r\n|\n|\r/),
  ]);
  return [...new Set(tried.filter((text) => text !== ''))];
}

interface KeyFile {
  readonly file: Written;
  readonly what: string;
  readonly keyIds: readonly Written[];
  readonly variables: readonly string[];
}

/** As nfpm has it: https://nfpm.goreleaser.com/docs/configuration/ */
function fileOf({values}: Config): KeyFile | undefined {
  const sections = Object.keys(formats).flatMap((id) => {
    const section = (values as Readonly<Record<string, unknown>>)[id] as NfpmSection | undefined;
    const path = section?.signature?.key_file?.trim();
    if (!path) return [];
    const keyId = section?.signature?.key_id?.trim();
    const variable = `NFPM_${id.toUpperCase()}_PASSPHRASE`;
    return [
      {file: {text: path, at: `${id}.signature.key_file`}, keyId, at: `${id}.signature.key_id`, variable},
    ];
  });
  const [first] = sections;
  if (!first) return undefined;
  const other = sections.find(({file}) => file.text !== first.file.text);
  if (other)
    throw new UserError('key/two', `${first.file.at} and ${other.file.at} name different keys`, {
      hint: 'one key signs the packages of every format: name the same file, or give the key as gpg-private-key',
    });
  const ids = sections.filter(
    ({keyId}, index) => keyId && sections.findIndex((one) => one.keyId === keyId) === index,
  );
  return {
    file: first.file,
    what: `${first.file.text} (${first.file.at})`,
    keyIds: ids.slice(0, 1).map(({keyId, at}) => ({text: keyId!, at})),
    variables: [...sections.map(({variable}) => variable), 'NFPM_PASSPHRASE'],
  };
}

interface NfpmSection {
  readonly signature?: {readonly key_file?: string; readonly key_id?: string};
}

async function readKeyFile({workDir}: Host, config: Config, {text, at}: Written): Promise<Uint8Array> {
  try {
    return await readKeyBytes(resolve(workDir, text));
  } catch (cause) {
    const message = `${text} cannot be read: ${whyUnread(cause)}`;
    const hint =
      'give the key as gpg-private-key (the variable LINUX_PKG_GPG_PRIVATE_KEY on the command line) instead';
    throw new UserError('key/file', [{message, hint, place: placeOf(config, at)}], {cause});
  }
}
