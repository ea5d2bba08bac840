import type {Guess, Manifest} from '../project.ts';
import {packageName, programName, webAddress} from '../words.ts';

/** https://go.dev/ref/mod#go-mod-file */
export const go: Manifest = {
  path: 'go.mod',
  commandsIn: 'cmd',
  read: (text, commands) => {
    const path = /^module[ \t]+"?([^\s"]+)"?/m.exec(text)?.[1];
    const name = packageName(path);
    if (path === undefined || name === undefined) return undefined;
    const programs = commands.flatMap((command) => programName(command) ?? []);
    return {
      name,
      homepage: /^[\w-]+\.[\w.-]+\/\S/.test(path)
        ? webAddress(`https://${path.replace(/\/v\d+$/, '')}`)
        : undefined,
      compiled: true,
      builtBy: `CGO_ENABLED=0 go build${programs.length > 0 ? ' -o bin/ ./cmd/...' : ''}`,
      contents:
        programs.length > 0
          ? programs.map((program) => binary(`bin/${program}`, program))
          : [binary(name, name)],
    };
  },
};

const binary = (src: string, program: string): Guess => ({src, dst: `/usr/bin/${program}`, mode: '0755'});
