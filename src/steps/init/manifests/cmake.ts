import type {Manifest} from '../project.ts';
import {line, packageName, programName, versionText, webAddress} from '../words.ts';

const PROJECT = /^[ \t]*project[ \t]*\(\s*([\w.+-]+)([^)]{0,2000})\)/im;

/** https://cmake.org/cmake/help/latest/command/project.html */
export const cmake: Manifest = {
  path: 'CMakeLists.txt',
  read: (text) => {
    const [, name, rest = ''] = PROJECT.exec(text.replace(/^[ \t]*#.*$/gm, '')) ?? [];
    if (name === undefined) return undefined;
    const program = programName(/^[ \t]*add_executable[ \t]*\(\s*([\w.+-]+)/im.exec(text)?.[1]);
    return {
      name: packageName(name),
      description: line(/\bDESCRIPTION\s+"([^"\\]*)"/.exec(rest)?.[1]),
      homepage: webAddress(/\bHOMEPAGE_URL\s+"([^"\\]*)"/.exec(rest)?.[1]),
      version: versionText(/\bVERSION\s+"?([\d.]+)"?/.exec(rest)?.[1]),
      compiled: true,
      builtBy: 'cmake -B build && cmake --build build',
      contents: program ? [{src: `build/${program}`, dst: `/usr/bin/${program}`, mode: '0755'}] : [],
    };
  },
};
