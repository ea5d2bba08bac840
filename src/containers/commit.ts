import {commitArgs, labelChange} from './argv.ts';
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
  const changes = changesOf(base, labels);
  const committed = await engine.run(commitArgs({container, reference, changes}));
  const id = committed.stdout.trim().split('\n').pop() ?? '';
  return {id: id.includes(':') ? id : `sha256:${id}`, reference, platform: image.platform};
}

/** Our own entry, user and labels undone. */
export function changesOf(
  base: NonNullable<ImageDetails['Config']>,
  labels: Readonly<Record<string, string>>,
): readonly string[] {
  const none = Object.fromEntries(Object.values(LABELS).map((label) => [label, '']));
  return [
    ...(base.Entrypoint?.length ? [`ENTRYPOINT ${JSON.stringify(base.Entrypoint)}`] : []),
    `CMD ${JSON.stringify(base.Cmd?.length ? base.Cmd : ['/bin/sh'])}`,
    `USER ${base.User || '0'}`,
    `WORKDIR ${base.WorkingDir || '/'}`,
    ...Object.entries({...none, ...labels}).map(([name, value]) => labelChange(name, value)),
  ];
}
