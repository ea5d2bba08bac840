import {bodyOf, readTar} from '../../archive/tar-reader.ts';
import {UserError} from '../../model/errors.ts';
import type {PackageFacts} from '../../model/facts.ts';
import {type RelationKind, type Relations, relationKinds} from '../../model/package.ts';
import {type ControlField, parseControl} from '../../text/control.ts';
import {pathOf} from './contents.ts';
import {relationFields} from './relation-fields.ts';

/** The largest control.tar of Debian's archive unpacks to a tenth of this. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface ControlFacts {
  readonly identity: Pick<PackageFacts, 'name' | 'version' | 'arch'>;
  readonly fields: PackageFacts['fields'];
  readonly relations: Relations;
  readonly scripts: PackageFacts['scripts'];
  /** Absolute paths. */
  readonly conffiles: ReadonlySet<string>;
  /** Hex by absolute path. */
  readonly md5: ReadonlyMap<string, string>;
}

/** All that a control.tar says. */
export async function readControl(source: AsyncIterable<Uint8Array>): Promise<ControlFacts> {
  const texts = new Map<string, string>();
  for await (const member of readTar(limited(source))) {
    if (member.type === 'file')
      texts.set(pathOf(member.name).slice(1), (await bodyOf(member, MOST_BYTES)).toString());
  }
  const fields = fieldsOf(texts.get('control'));
  const kinds = new Map(relationFields.map(([kind, field]) => [field.toLowerCase(), kind]));
  const rest = fields.filter(([name]) => !IDENTITY.has(name.toLowerCase()) && !kinds.has(name.toLowerCase()));
  return {
    identity: identityOf(fields),
    fields: Object.fromEntries(rest),
    relations: relationsOf(fields, kinds),
    scripts: Object.fromEntries([...texts].filter(([name]) => !LISTS.has(name))),
    conffiles: new Set(linesOf(texts.get('conffiles')).map((line) => line.replace(/^[a-z-]+ (?=\/)/, ''))),
    md5: sumsOf(texts.get('md5sums')),
  };
}

const LISTS = new Set(['control', 'conffiles', 'md5sums']);
const IDENTITY = new Set(['package', 'version', 'architecture']);

/** The control paragraph as it is in the package, checked, and who it says the package is. */
export const paragraphOf = (
  control: string | undefined,
): ControlFacts['identity'] & {readonly control: string} => ({
  ...identityOf(fieldsOf(control)),
  control: control!,
});

/** The same out of a control.tar. */
export async function readParagraph(
  source: AsyncIterable<Uint8Array>,
): Promise<ReturnType<typeof paragraphOf>> {
  let control: string | undefined;
  for await (const member of readTar(limited(source)))
    if (member.type === 'file' && pathOf(member.name) === '/control')
      control = (await bodyOf(member, MOST_BYTES)).toString();
  return paragraphOf(control);
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new UserError('deb/bomb', `it unpacks to more than ${MOST_BYTES} bytes`);
    yield chunk;
  }
}

function fieldsOf(text: string | undefined): readonly ControlField[] {
  if (text === undefined) throw new UserError('deb/no-control', 'it has no control file');
  const fields = parseControl(text);
  if (!fields) throw new UserError('deb/bad-control', 'its control file is not made of fields');
  const names = fields.map(([name]) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new UserError('deb/bad-control', `its control file has the field ${twice} twice`);
  return fields;
}

function identityOf(fields: readonly ControlField[]): ControlFacts['identity'] {
  const need = (wanted: string): string => {
    const value = fields.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
    if (value) return value;
    throw new UserError('deb/bad-control', `its control file has no ${wanted}`);
  };
  return {name: need('Package'), version: need('Version'), arch: need('Architecture')};
}

function relationsOf(fields: readonly ControlField[], kinds: ReadonlyMap<string, RelationKind>): Relations {
  const found = new Map(
    fields.flatMap(([name, value]) => {
      const kind = kinds.get(name.toLowerCase());
      return kind ? [[kind, listOf(value)] as const] : [];
    }),
  );
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, found.get(kind) ?? []]),
  ) as unknown as Relations;
}

const listOf = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');

const linesOf = (text = ''): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

const sumsOf = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map(
    linesOf(text).flatMap((line) => {
      const [, hex, path] = /^([0-9a-f]{32})\s+\*?(.*)$/i.exec(line) ?? [];
      return hex && path ? [[`/${path.replace(/^\.?\//, '')}`, hex.toLowerCase()] as const] : [];
    }),
  );
