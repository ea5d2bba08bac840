import {randomBytes} from 'node:crypto';
import {Readable} from 'node:stream';
import type {Wanted} from '../../src/containers/caches/store.ts';
import {haveImage} from '../../src/containers/image.ts';
import {
  type Engine,
  findEngine,
  type Image,
  preparedKey,
  preparedLabels,
  preparedTag,
} from '../../src/containers/index.ts';
import type {TestHost} from './host.ts';
import {tarOf} from './tar.ts';

const NAME = 'linux-pkg-test/cache-base';

export interface PreparedSite extends AsyncDisposable {
  readonly engine: Engine;
  readonly base: Image;
  /** How often something was installed. */
  readonly installs: () => number;
  wanted(requires: readonly string[]): Wanted;
  /** Does what a build would: installs into a container of the base and keeps it as an image. */
  make(wanted: Wanted, options?: Partial<Making>): Promise<Image>;
  /** Makes this machine forget, as if it were another. */
  forget(key: string): Promise<void>;
  /** The words of a file in an image. */
  read(reference: string, path: string): Promise<string>;
}

interface Making {
  readonly base: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
}

/** A base of a few bytes on the machine's own engine, and all that was made of it, gone at the end. */
export async function preparedSite(host: TestHost): Promise<PreparedSite> {
  const engine = await findEngine(host);
  const tag = `${NAME}:${randomBytes(6).toString('hex')}`;
  const tar = tarOf([{name: './base', body: `base ${tag}`}]);
  await engine.run(['import', '-', tag], {input: Readable.from([tar])});
  const base = await haveImage(host, engine, {image: tag, arch: 'all', log: host.log});
  const made = new Set<string>([base.id]);
  let installs = 0;
  return {
    engine,
    base,
    installs: () => installs,
    wanted: (requires) => ({
      key: preparedKey({base, manager: 'test', requires, tools: [], archive: undefined}),
      base,
      log: host.log,
    }),
    make: async ({key}, {base: from = base.id, labels = preparedLabels(key), changes = []} = {}) => {
      installs += 1;
      const {stdout} = await engine.run(['create', '--label=linux-pkg-test', from, '/none']);
      const container = stdout.trim();
      try {
        await engine.run(['cp', '-', `${container}:/`], {
          input: Readable.from([tarOf([{name: './installed', body: key}])]),
        });
        const words = Object.entries(labels).map(([name, value]) => `LABEL ${name}=${value}`);
        const args = [...words, ...changes].map((change) => `--change=${change}`);
        const {stdout: id} = await engine.run(['commit', ...args, container, preparedTag(key)]);
        made.add(id.trim());
        return {id: id.trim(), reference: preparedTag(key), platform: base.platform};
      } finally {
        await engine.run(['rm', '--force', container]);
      }
    },
    forget: async (key) => {
      await engine.run(['rmi', '--force', preparedTag(key)]);
    },
    read: async (reference, path) => {
      const {stdout} = await engine.run(['create', '--label=linux-pkg-test', reference, '/none']);
      try {
        const tarball = await engine.run(['cp', `${stdout.trim()}:${path}`, '-']);
        return tarball.stdout;
      } finally {
        await engine.run(['rm', '--force', stdout.trim()]);
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const id of [...made].reverse()) await engine.run(['rmi', '--force', id]).catch(() => undefined);
    },
  };
}
