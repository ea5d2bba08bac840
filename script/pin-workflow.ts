import {readFile, writeFile} from 'node:fs/promises';

const OWN = /^(\s*(?:- )?uses: org\/linux-pkg-action@).*$/gm;

/** The reusable workflow with its own action pinned: to a commit by hash, with the version of the release behind it. */
export function pinned(workflow: string, commit: string, version: string): string {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`${commit} is no whole commit hash`);
  if (!/^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    throw new Error(`${version} is no version such as v1.2.3`);
  if (!workflow.match(OWN)) throw new Error('the workflow uses org/linux-pkg-action nowhere');
  return workflow.replace(OWN, `$1${commit} # ${version}`);
}

/** The commits and versions that a workflow pins its own action to, each once. */
export const pinsOf = (workflow: string): readonly string[] => [
  ...new Set(
    [...workflow.matchAll(/^\s*(?:- )?uses: org\/linux-pkg-action@(.*)$/gm)].map(([, pin = '']) => pin),
  ),
];

const FILE = '.github/workflows/package.yml';

// pin-workflow.ts COMMIT VERSION writes, pin-workflow.ts --check COMMIT VERSION looks.
if (import.meta.main) {
  const check = process.argv[2] === '--check';
  const [commit = '', version = ''] = process.argv.slice(check ? 3 : 2);
  const before = await readFile(FILE, 'utf8');
  const after = pinned(before, commit, version);
  if (!check) await writeFile(FILE, after);
  else if (after !== before)
    throw new Error(`${FILE} pins ${pinsOf(before).join(', ')}: make the tag with script/release-commit`);
}
