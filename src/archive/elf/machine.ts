import type {Elf} from '../../model/elf.ts';
import type {Arch} from '../../model/target.ts';

interface Machine {
  readonly number: number;
  readonly bits: Elf['bits'];
  readonly endian: Elf['endian'];
  readonly arches: readonly Arch[];
}

/** https://www.sco.com/developers/gabi/latest/ch4.eheader.html; the kinds of 32-bit ARM are not told apart. */
const machines: readonly Machine[] = [
  {number: 62, bits: 64, endian: 'little', arches: ['amd64']},
  {number: 3, bits: 32, endian: 'little', arches: ['386']},
  {number: 183, bits: 64, endian: 'little', arches: ['arm64']},
  {number: 40, bits: 32, endian: 'little', arches: ['arm5', 'arm6', 'arm7']},
  {number: 258, bits: 64, endian: 'little', arches: ['loong64']},
  {number: 8, bits: 32, endian: 'big', arches: ['mips']},
  {number: 8, bits: 32, endian: 'little', arches: ['mipsle']},
  {number: 8, bits: 64, endian: 'little', arches: ['mips64le']},
  {number: 21, bits: 64, endian: 'little', arches: ['ppc64le']},
  {number: 243, bits: 64, endian: 'little', arches: ['riscv64']},
  {number: 22, bits: 64, endian: 'big', arches: ['s390x']},
];

/** The architectures that a file was made for; none for a machine that no package is for. */
export const archesOf = ({machine, bits, endian}: Elf): readonly Arch[] =>
  machines.find((known) => known.number === machine && known.bits === bits && known.endian === endian)
    ?.arches ?? [];

/** For messages: `arm64`, or what it says where that is none of ours. */
export const machineText = (elf: Elf): string =>
  archesOf(elf).join(', ') || `machine ${elf.machine} (${elf.bits} bit, ${elf.endian} endian)`;
