/** Where the packages of one release lie in a place. */
export interface SharedFolder {
  /** The folders that all of them share, with a slash at the end; nothing where that is the root. */
  readonly path: string;
  /** What the template says of them. */
  readonly templates: readonly string[];
}

const foldersOf = (name: string): readonly string[] => name.split('/').slice(0, -1);

/** The folders that names by a template have in common. */
export function sharedFolder(template: string | undefined, names: readonly string[]): SharedFolder {
  const [first = [], ...others] = names.map(foldersOf);
  const end = first.findIndex((folder, index) => others.some((other) => other[index] !== folder));
  const shared = end < 0 ? first : first.slice(0, end);
  return {
    path: shared.map((folder) => `${folder}/`).join(''),
    templates: foldersOf(template ?? '').slice(0, shared.length),
  };
}
