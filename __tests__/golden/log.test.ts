import {describe, expect, test} from '@jest/globals';
import type {Log} from '../../src/model/host.ts';
import {printableLines} from '../../src/text/printable.ts';
import {makeLog, problemText, type Sink} from '../../src/tools/log.ts';
import {terminalSink} from '../../src/tools/terminal.ts';
import {screenOf} from '../support/screen.ts';
import {stopWatch, type Watch} from '../support/watch.ts';

/** Two targets at once: one that is built, one that is not. */
async function play(log: Log, watch: Watch, look: () => void = () => undefined): Promise<void> {
  await log.group('Build', async () => {
    const good = log.branch('debian-12/amd64');
    const bad = log.branch('rocky-9/amd64');
    good.step('before');
    good.output('Reading package lists...');
    bad.step('main');
    bad.output('configure: error: no zlib');
    watch.pass(1.5);
    look();
    good.step('main');
    good.output('make: Entering directory');
    good.warn({message: 'the archive is used', hint: 'name a newer release'});
    watch.pass(61);
    bad.fail();
    bad[Symbol.dispose]();
    good.output('\u001b[32mcc\u001b[0m -c hello.c');
    watch.pass(3600);
    look();
    good[Symbol.dispose]();
  });
}

describe('two targets at once', () => {
  test('in the log of an action', async () => {
    const lines: string[] = [];
    const sink: Sink = {
      line: (text) => lines.push(text),
      startGroup: (title) => lines.push(`[group] ${title}`),
      endGroup: () => lines.push('[end]'),
      problem: (level, problem) => lines.push(`${level}: ${problemText(problem)}`),
    };
    const watch = stopWatch();
    await play(makeLog(sink, watch), watch);
    const beats = lines.filter((line) => /^debian.* {2}main {2}/.test(line));
    expect(beats).toHaveLength(61);
    expect(lines.filter((line) => !beats.slice(1).includes(line)).join('\n')).toMatchSnapshot();
  });

  test.each([
    ['a pipe', false, false],
    ['a terminal', true, false],
    ['a terminal, with debug on', true, true],
  ])('on %s', async (_, isTTY, debug) => {
    const screen = screenOf({isTTY, columns: 60, rows: 20});
    const watch = stopWatch();
    const looks: string[] = [];
    await play(makeLog(terminalSink(screen, printableLines), {...watch, debug}), watch, () => {
      looks.push(screen.text());
    });
    const beats = (text: string) =>
      isTTY ? text : text.replace(/(^debian-12\/amd64 {2}main {2}\S+ {2}cc -c hello.c\n)+/gm, '$1');
    expect([...looks, screen.text()].map(beats).join('\n--------\n')).toMatchSnapshot();
  });
});
