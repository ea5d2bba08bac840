import {commitArgs, inspectArgs, pairChange} from './argv.ts';
import type {Engine} from './engine.ts';
import {type Image, type ImageDetails, inspectImage} from './image.ts';
import {LABELS} from './labels.ts';

export interface Commit {
  readonly container: string;
  /** What the container was started from. */
  readonly image: Image;
  readonly reference: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Keeps a container as an image: what it would start is what its base would, and nothing of the run is left in it. */
export async function commitContainer(
  engine: Engine,
  {container, image, reference, labels}: Commit,
): Promise<Image> {
  const base = (await inspectImage(engine, image.id))?.Config ?? {};
  const {stdout} = await engine.run(inspectArgs('container', [container]));
  const [made] = JSON.parse(stdout) as {Config: {Env?: readonly string[] | null}}[];
  const changes = changesOf(base, {env: made?.Config.Env ?? [], labels});
  const committed = await engine.run(commitArgs({container, reference, changes}));
  const id = committed.stdout.trim().split('\n').pop() ?? '';
  return {id: id.includes(':') ? id : `sha256:${id}`, reference, platform: image.platform};
}

interface Kept {
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Our own entry, user and labels undone. An engine may add proxies of its own settings: these are emptied. */
export function changesOf(base: NonNullable<ImageDetails['Config']>, {env, labels}: Kept): readonly string[] {
  const known = new Set(base.Env ?? []);
  const added = env
    .filter((pair) => /^[a-z_]+=/i.test(pair) && /^\w*_proxy=/i.test(pair) && !known.has(pair))
    .map((pair) => pair.slice(0, pair.indexOf('=')));
  const all = {...Object.fromEntries(Object.values(LABELS).map((label) => [label, ''])), ...labels};
  return [
    ...(base.Entrypoint?.length ? [`ENTRYPOINT ${JSON.stringify(base.Entrypoint)}`] : []),
    `CMD ${JSON.stringify(base.Cmd?.length ? base.Cmd : ['/bin/sh'])}`,
    `USER ${base.User || '0'}`,
    `WORKDIR ${base.WorkingDir || '/'}`,
    ...added.map((name) => pairChange('ENV', name, '')),
    ...Object.entries(all).map(([name, value]) => pairChange('LABEL', name, value)),
  ];
}
