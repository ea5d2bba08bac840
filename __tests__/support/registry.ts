import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {TestHost} from './host.ts';

export interface Registry extends AsyncDisposable {
  /** `localhost:5000`. */
  readonly address: string;
  /** The tags of a place in it. */
  tags(place: string): Promise<readonly string[]>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The `registry` program of the distribution project on the loopback, with its files in the test's folder. */
export async function startRegistry(host: TestHost): Promise<Registry> {
  const port = await freePort();
  await host.files({
    'registry.yml': [
      'version: 0.1',
      'log: {level: error, accesslog: {disabled: true}}',
      `storage: {filesystem: {rootdirectory: ${join(host.workDir, 'registry')}}, delete: {enabled: true}}`,
      `http: {addr: "127.0.0.1:${port}"}`,
      '',
    ].join('\n'),
  });
  const child = spawn('registry', ['serve', join(host.workDir, 'registry.yml')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {PATH: process.env['PATH'], OTEL_TRACES_EXPORTER: 'none'},
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`the registry ended: ${said}`)));
  });
  failed.catch(() => undefined);
  const address = `localhost:${port}`;
  const answers = async (): Promise<void> => {
    for (;;) {
      if ((await fetch(`http://${address}/v2/`).catch(() => undefined))?.ok) return;
      await wait(50);
    }
  };
  await Promise.race([answers(), failed]);
  return {
    address,
    tags: async (place) => {
      const answer = await fetch(`http://${address}/v2/${place}/tags/list`);
      return ((await answer.json()) as {tags?: string[]}).tags ?? [];
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await failed.catch(() => undefined);
    },
  };
}
