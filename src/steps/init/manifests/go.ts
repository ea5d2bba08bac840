import type {Manifest} from '../project.ts';
import {packageName, webAddress} from '../words.ts';

/** https://go.dev/ref/mod#go-mod-file */
export const go: Manifest = {
  path: 'go.mod',
  read: (text) => {
    const path = /^module[ \t]+"?([^\s"]+)"?/m.exec(text)?.[1];
    const name = packageName(path);
    if (path === undefined || name === undefined) return undefined;
    return {
      name,
      homepage: /^[\w-]+\.[\w.-]+\/\S/.test(path)
        ? webAddress(`https://${path.replace(/\/v\d+$/, '')}`)
        : undefined,
      compiled: true,
      builtBy: 'CGO_ENABLED=0 go build',
      contents: [{src: name, dst: `/usr/bin/${name}`, mode: '0755'}],
    };
  },
};
