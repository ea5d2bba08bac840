import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/formats/rpm/arch.ts
var rpmArch = {
  amd64: "x86_64",
  "386": "i686",
  arm64: "aarch64",
  arm5: "armv5tel",
  arm6: "armv6hl",
  arm7: "armv7hl",
  loong64: "loongarch64",
  mips: "mips",
  mips64le: "mips64el",
  mipsle: "mipsel",
  ppc64le: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
  all: "noarch"
};
var machines = {
  x86_64: { isa: "x86-64", number: 1 },
  i686: { isa: "x86-32", number: 1 },
  i586: { isa: "x86-32", number: 1 },
  i386: { isa: "x86-32", number: 1 },
  aarch64: { isa: "aarch-64", number: 19 },
  armv5tel: { isa: "armv5tel-32", number: 12 },
  armv6hl: { isa: "armv6hl-32", number: 12 },
  armv7hl: { isa: "armv7hl-32", number: 12 },
  loongarch64: { isa: "loongarch64-64", number: 23 },
  mips: { isa: "mips-32", number: 4 },
  mipsel: { isa: "mipsel-32", number: 4 },
  mips64el: { isa: "mips-64", number: 11 },
  ppc64le: { isa: "ppc-64", number: 16 },
  riscv64: { isa: "riscv-64", number: 22 },
  s390x: { isa: "s390-64", number: 15 }
};
var machineOf = (arch) => Object.hasOwn(machines, arch) ? machines[arch] : void 0;

export {
  rpmArch,
  machineOf
};
