import type {VersionNeed} from '../../src/model/elf.ts';

export interface ElfPlan {
  readonly bits?: 32 | 64;
  readonly endian?: 'little' | 'big';
  /** 62 is x86-64. */
  readonly machine?: number;
  /** 2 a program, 3 a library or a program for any address, 1 an object. */
  readonly type?: number;
  readonly interpreter?: string;
  readonly soname?: string;
  readonly needed?: readonly string[];
  readonly needs?: readonly VersionNeed[];
  /** The first version's soname is the library's own name there. */
  readonly definitions?: VersionNeed;
  /** Without section headers, as a thorough strip leaves it. */
  readonly bare?: boolean;
  readonly hashes?: readonly ('sysv' | 'gnu')[];
  readonly debug?: boolean;
}

/** The smallest file that says all that: a header, segments, tables, section headers; no code. */
export function makeElf(plan: ElfPlan = {}): Buffer {
  const {bits = 64, endian = 'little', machine = 62, type = 3} = plan;
  const word = bits / 8;
  const number = (length: number, value: number): Buffer => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(BigInt(value));
    const little = buffer.subarray(0, length);
    return endian === 'little' ? little : Buffer.from(little).reverse();
  };
  const u16 = (value: number) => number(2, value);
  const u32 = (value: number) => number(4, value);
  const wide = (value: number) => number(word, value);

  let names = Buffer.from('\0');
  const name = (text: string): number => {
    const at = names.length;
    names = Buffer.concat([names, Buffer.from(`${text}\0`)]);
    return at;
  };
  const chain = <T>(
    items: readonly T[],
    size: (item: T) => number,
    entry: (item: T, next: number) => Buffer,
  ) => Buffer.concat(items.map((item, index) => entry(item, index === items.length - 1 ? 0 : size(item))));

  const needTable = chain(
    plan.needs ?? [],
    ({versions}) => 16 + 16 * versions.length,
    ({soname, versions}, next) =>
      Buffer.concat([
        ...[u16(1), u16(versions.length), u32(name(soname)), u32(16), u32(next)],
        chain(
          versions,
          () => 16,
          (version, step) => Buffer.concat([u32(0), u16(0), u16(2), u32(name(version)), u32(step)]),
        ),
      ]),
  );
  const defined = plan.definitions ? [plan.definitions.soname, ...plan.definitions.versions] : [];
  const definitionTable = chain(
    defined.map((text, index) => ({text, index})),
    () => 28,
    ({text, index}, next) =>
      Buffer.concat([
        ...[u16(1), u16(index === 0 ? 1 : 0), u16(index + 1), u16(1), u32(0), u32(20), u32(next)],
        ...[u32(name(text)), u32(0)],
      ]),
  );
  const interpreter = Buffer.from(plan.interpreter === undefined ? '' : `${plan.interpreter}\0`);
  const listed: [number, number][] = [
    ...(plan.needed ?? []).map((text): [number, number] => [1, name(text)]),
    ...(plan.soname === undefined ? [] : [[14, name(plan.soname)] as [number, number]]),
    ...(plan.hashes ?? ['gnu']).map((hash): [number, number] => [hash === 'gnu' ? 0x6ffffef5 : 4, 0]),
    ...(plan.debug ? [[21, 0] as [number, number]] : []),
  ];

  const headerSize = 40 + 3 * word;
  const segmentSize = bits === 64 ? 56 : 32;
  const sectionSize = bits === 64 ? 64 : 40;
  const segmentCount = plan.interpreter === undefined ? 2 : 3;
  const places = {
    interpreter: headerSize + segmentCount * segmentSize,
    names: 0,
    needs: 0,
    definitions: 0,
    list: 0,
  };
  places.names = places.interpreter + interpreter.length;
  places.needs = places.names + names.length;
  places.definitions = places.needs + needTable.length;
  places.list = places.definitions + definitionTable.length;
  const BASE = 0x10000;
  const list = Buffer.concat(
    [
      ...listed,
      [5, BASE + places.names] as const,
      [10, names.length] as const,
      ...(plan.needs
        ? [[0x6ffffffe, BASE + places.needs] as const, [0x6fffffff, plan.needs.length] as const]
        : []),
      ...(defined.length > 0
        ? [[0x6ffffffc, BASE + places.definitions] as const, [0x6ffffffd, defined.length] as const]
        : []),
      [0, 0] as const,
    ].flatMap(([tag, value]) => [wide(tag), wide(value)]),
  );
  const end = places.list + list.length;

  const segment = (kind: number, offset: number, size: number): Buffer => {
    const stretch = [wide(offset), wide(BASE + offset), wide(BASE + offset), wide(size), wide(size)];
    return bits === 64
      ? Buffer.concat([u32(kind), u32(4), ...stretch, wide(8)])
      : Buffer.concat([u32(kind), ...stretch, u32(4), u32(8)]);
  };
  const section = (kind: number, at: number, size: number, [link, info]: readonly [number, number]): Buffer =>
    Buffer.concat([
      ...[
        u32(0),
        u32(kind),
        wide(0),
        wide(BASE + at),
        wide(at),
        wide(size),
        u32(link),
        u32(info),
        wide(1),
        wide(0),
      ],
    ]);
  const sections = plan.bare
    ? []
    : [
        section(0, 0, 0, [0, 0]),
        section(3, places.names, names.length, [0, 0]),
        section(6, places.list, list.length, [1, 0]),
        ...(plan.needs ? [section(0x6ffffffe, places.needs, needTable.length, [1, plan.needs.length])] : []),
        ...(defined.length > 0
          ? [section(0x6ffffffd, places.definitions, definitionTable.length, [1, defined.length])]
          : []),
      ];
  const header = Buffer.concat([
    Buffer.from([
      0x7f,
      0x45,
      0x4c,
      0x46,
      bits / 32,
      endian === 'little' ? 1 : 2,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ]),
    ...[u16(type), u16(machine), u32(1), wide(0), wide(headerSize), wide(plan.bare ? 0 : end), u32(0)],
    ...[u16(headerSize), u16(segmentSize), u16(segmentCount), u16(sectionSize), u16(sections.length), u16(0)],
  ]);
  return Buffer.concat([
    header,
    segment(1, 0, end),
    segment(2, places.list, list.length),
    ...(plan.interpreter === undefined ? [] : [segment(3, places.interpreter, interpreter.length)]),
    ...[interpreter, names, needTable, definitionTable, list],
    ...sections,
  ]);
}

/** A program for x86-64 that needs these versions of glibc. */
export const glibcProgram = (versions: readonly string[] = ['GLIBC_2.34'], plan: ElfPlan = {}): Buffer =>
  makeElf({
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    needed: ['libc.so.6', ...(plan.needed ?? [])],
    needs: [{soname: 'libc.so.6', versions}, ...(plan.needs ?? [])],
    debug: true,
    ...Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'needed' && key !== 'needs')),
  });
