/** How variables are replaced: `strict` (our own mode) takes an unset one for a mistake and `$$` for a dollar sign. */
export interface Expansion {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly strict: boolean;
  /** Told the name of each variable that is not set, in strict mode. */
  readonly unset: (name: string) => void;
}

/** `${name}`, a brace left open, a shell's special variable, `$name`: as Go's os.Expand reads them. */
const VARIABLE = /\$(?:\{([^}]*)\}|(\{)|([*#$@!?\-0-9])|([A-Za-z0-9_]+))/g;

/** The action's own inputs, the signing key among them, what opens nfpm's key, the runner's tokens: no package may carry them out. */
const SECRET = /^(?:INPUT_|ACTIONS_\w*TOKEN$|NFPM_(?:\w+_)?PASSPHRASE$)/i;

/** Replaces `$name` and `${name}`; anything else that starts with a dollar sign is left or eaten as Go does it. */
export const expandText = (text: string, {env, strict, unset}: Expansion): string =>
  text.replace(VARIABLE, (whole, braced?: string, open?: string, special?: string, plain?: string) => {
    if (strict && special === '$') return '$';
    const name = braced ?? special ?? plain ?? '';
    const seen = open === undefined && !SECRET.test(name) && Object.hasOwn(env, name);
    const value = seen ? env[name] : undefined;
    if (value === undefined && strict) unset(open === undefined ? name : whole);
    return value ?? '';
  });

export const isSecretName = (name: string): boolean => SECRET.test(name);

type Path = readonly string[];

/** What nfpm expands in every layer of the config: https://nfpm.goreleaser.com/docs/configuration/ */
const EVERYWHERE: readonly Path[] = [
  ...['depends', 'recommends', 'suggests', 'conflicts', 'replaces', 'provides'].map((kind) => [kind]),
  ['*', 'requires', 'post'],
];

/** What nfpm expands at the top of the file only; a star stands for any key. */
const AT_THE_TOP: readonly Path[] = [
  ...['release', 'name', 'homepage', 'maintainer', 'vendor', 'description'].map((key) => [key]),
  ['*', 'signature', 'key_file'],
  ['*', 'signature', 'key_id'],
  ['*', 'packager'],
  ['*', 'predepends'],
  ['*', 'fields', '*'],
];

/** Relations that only we have. */
const OURS: readonly Path[] = ['predepends', 'enhances', 'supplements', 'breaks'].map((kind) => [kind]);

/** Which fields of a layer have their variables replaced. */
export const expandedFields = ({nfpm, top}: {nfpm: boolean; top: boolean}): readonly Path[] => {
  if (!nfpm) return [...EVERYWHERE, ...AT_THE_TOP, ...OURS];
  return top ? [...EVERYWHERE, ...AT_THE_TOP] : EVERYWHERE;
};

export const isAmong = (path: Path, fields: readonly Path[]): boolean =>
  fields.some(
    (field) =>
      field.length === path.length && field.every((part, index) => part === '*' || part === path[index]),
  );
