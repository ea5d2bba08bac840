import {isDeepStrictEqual} from 'node:util';
import type {Engine} from '../engine.ts';
import {type Image, type ImageDetails, imageOf, inspectImage} from '../image.ts';
import {platformText} from '../platform.ts';
import {PREPARED_LABEL} from './key.ts';
import type {Wanted} from './store.ts';

/** What Docker and Podman tell of an image, as far as it is looked at. */
interface Facts extends ImageDetails {
  readonly Config?:
    | (NonNullable<ImageDetails['Config']> & {
        readonly OnBuild?: readonly string[] | null;
        readonly Volumes?: object | null;
      })
    | null;
  readonly RootFS?: {readonly Layers?: readonly string[] | null};
}

/** What is wrong with an image that is to be kept, or was; undefined where nothing is. */
export async function faultIn(
  engine: Engine,
  {key, base}: Wanted,
  reference: string,
): Promise<string | undefined> {
  const [image, origin] = await Promise.all([inspectImage(engine, reference), inspectImage(engine, base.id)]);
  if (!image) return 'it is not there';
  return origin ? faultOf(image, origin, key) : 'its base is not on this machine';
}

/** An image as it is here; undefined where it is not, or where it is not what was prepared: then a warning says why. */
export async function soundImage(
  engine: Engine,
  wanted: Wanted,
  reference: string,
): Promise<Image | undefined> {
  const image = await imageOf(engine, reference);
  if (!image) return undefined;
  const fault = await faultIn(engine, wanted, image.id);
  if (fault === undefined) return {...image, reference, platform: wanted.base.platform};
  wanted.log.warn({
    message: `the image ${reference} is not used: ${fault}`,
    hint: 'it was not prepared for this by linux-pkg; look who may write where it is kept',
  });
  return undefined;
}

/** What is wrong with a prepared image: it must say its key and be its base with layers on top, and nothing else. */
export function faultOf(image: Facts, base: Facts, key: string): string | undefined {
  const label = image.Config?.Labels?.[PREPARED_LABEL];
  if (label !== key) return label === undefined ? 'it has no label of ours' : 'its label names another key';
  if (platformOf(image) !== platformOf(base)) return `it is for ${platformOf(image)}`;
  const own = base.RootFS?.Layers ?? [];
  const layers = image.RootFS?.Layers ?? [];
  if (layers.length < own.length || own.some((layer, index) => layers[index] !== layer))
    return 'its first layers are not those of its base';
  if (!isDeepStrictEqual(variablesOf(image), variablesOf(base)))
    return 'its variables are not those of its base';
  const known = new Set(wishesOf(base));
  if (wishesOf(image).some((wish) => !known.has(wish))) return 'it asks for more than its base';
  return undefined;
}

/** What an image wants of whoever builds on it or runs it. */
const wishesOf = ({Config}: Facts): readonly string[] => [
  ...(Config?.OnBuild ?? []).map((line) => `ONBUILD ${line}`),
  ...Object.keys(Config?.Volumes ?? {}).map((path) => `VOLUME ${path}`),
];

const platformOf = ({Os, Architecture}: Facts): string => platformText({os: Os, architecture: Architecture});

/** Set by Docker or Podman themselves when a container is kept as an image. */
const BY_ENGINE = /^(?:PATH|HOME|TERM|HOSTNAME|container)=/;

const variablesOf = ({Config}: Facts): readonly string[] =>
  (Config?.Env ?? []).filter((pair) => !BY_ENGINE.test(pair)).sort();
