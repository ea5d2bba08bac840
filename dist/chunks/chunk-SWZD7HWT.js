import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/elf/machine.ts
var machines = [
  { number: 62, bits: 64, endian: "little", arches: ["amd64"] },
  { number: 3, bits: 32, endian: "little", arches: ["386"] },
  { number: 183, bits: 64, endian: "little", arches: ["arm64"] },
  { number: 40, bits: 32, endian: "little", arches: ["arm5", "arm6", "arm7"] },
  { number: 258, bits: 64, endian: "little", arches: ["loong64"] },
  { number: 8, bits: 32, endian: "big", arches: ["mips"] },
  { number: 8, bits: 32, endian: "little", arches: ["mipsle"] },
  { number: 8, bits: 64, endian: "little", arches: ["mips64le"] },
  { number: 21, bits: 64, endian: "little", arches: ["ppc64le"] },
  { number: 243, bits: 64, endian: "little", arches: ["riscv64"] },
  { number: 22, bits: 64, endian: "big", arches: ["s390x"] }
];
var archesOf = ({ machine, bits, endian }) => machines.find((known) => known.number === machine && known.bits === bits && known.endian === endian)?.arches ?? [];
var machineText = (elf) => archesOf(elf).join(", ") || `machine ${elf.machine} (${elf.bits} bit, ${elf.endian} endian)`;

export {
  archesOf,
  machineText
};
