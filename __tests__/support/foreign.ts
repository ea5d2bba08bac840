import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {repositoryRoot} from './sources.ts';

/** While it lasts, this machine runs programs of another architecture. */
export interface Foreign extends AsyncDisposable {
  /** Why it does not, where it cannot be had. */
  readonly lacking: string | undefined;
}

/** Tells the kernel how to run programs of another architecture, and takes that back when it is disposed of. */
export async function foreignPrograms(arch: 'arm64'): Promise<Foreign> {
  const script = join(repositoryRoot, 'script/with-foreign');
  // It holds on for as long as its input is open: where this process is killed, the kernel is told too.
  const child = spawn(script, [arch, 'sh', '-c', 'echo ready; cat >/dev/null']);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const ready = new Promise<boolean>((done) => {
    child.stdout.once('data', () => done(true));
    child.once('error', (error) => {
      said += String(error);
      done(false);
    });
    child.once('close', () => done(false));
  });
  return {
    lacking: (await ready) ? undefined : said.trim(),
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
