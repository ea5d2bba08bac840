import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {expect, test} from '@jest/globals';

const SIGNALS = fileURLToPath(new URL('../../../src/tools/signals.ts', import.meta.url));

/** Tidies up for a while after it was interrupted, and for ever where it is not. */
const TIDYING = (ms: number) => `
  import {abortOnSignals} from ${JSON.stringify(SIGNALS)};
  const waiting = setInterval(() => {}, 1000);
  abortOnSignals().addEventListener('abort', () => {
    console.log('tidying');
    clearInterval(waiting);
    setTimeout(() => console.log('tidied'), ${ms});
  });
  console.log('ready');`;

async function interrupted(ms: number, pauses: readonly number[]) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', TIDYING(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = once(child, 'close');
  while (!printed.includes('ready')) await once(child.stdout, 'data');
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    child.kill('SIGTERM');
  }
  const [code, signal] = await ended;
  return {printed: printed.trim().split('\n'), code, signal};
}

test('a signal that comes twice at once, as timeout(1) and npx send it, interrupts once', async () => {
  const {printed, code} = await interrupted(300, [0, 5, 50]);
  expect(printed).toEqual(['ready', 'tidying', 'tidied']);
  expect(code).toBe(0);
});

test('the same signal again, a while later, ends the process', async () => {
  const {printed, signal} = await interrupted(20_000, [0, 1300]);
  expect(printed).toEqual(['ready', 'tidying']);
  expect(signal).toBe('SIGTERM');
});
