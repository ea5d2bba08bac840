import {INSIDE} from '../../../model/workshop.ts';

/** Our folder inside the workshop. */
export const WORK = `${INSIDE.work}/deb`;

/** The package as it will stand on the machine that installs it, with dpkg-deb's own folder in it. */
export const treeOf = (name: string): string => `${WORK}/trees/${name}`;

/** Where dpkg-shlibdeps runs: it wants a debian/control. */
export const CHECK = `${WORK}/check`;

/** Small programs of ours, found before the system's. */
export const BIN = `${WORK}/bin`;

/** The finished packages. */
export const OUT = `${WORK}/out`;

/** No language but C: what programs print is read, and names are sorted by their bytes. */
export const PLAIN = {LC_ALL: 'C'} as const;
