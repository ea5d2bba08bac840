import {type Check, CheckError} from '../check.ts';
import {installedVersions, installFiles, versionOnMachine} from '../ways.ts';

/** The distro's own package manager takes the file, with what it depends on. */
export const install: Check = {
  name: 'install',
  needs: [],
  run: async (trial) => {
    const {files, facts, seen} = trial;
    const before = await installedVersions(trial);
    await installFiles(trial, [...files.companions, files.real]);
    const version = await versionOnMachine(trial);
    if (version !== facts.version)
      throw new CheckError(
        version === undefined
          ? `${facts.name} is not installed after all`
          : `${facts.name} is installed as ${version}, and the file is ${facts.version}`,
      );
    const own = new Set([facts.name, `${facts.name}:${facts.arch}`]);
    seen.alongside = [...(await installedVersions(trial)).keys()].filter(
      (name) => !before.has(name) && !own.has(name),
    );
    return undefined;
  },
};
