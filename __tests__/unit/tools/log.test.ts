import {describe, expect, test} from '@jest/globals';
import {printableLines} from '../../../src/text/printable.ts';
import {makeLog, problemText} from '../../../src/tools/log.ts';
import {terminalSink} from '../../../src/tools/terminal.ts';

const stream = (isTTY: boolean) => {
  const written: string[] = [];
  return {written, isTTY, columns: 20, write: (text: string) => written.push(text)};
};

/** As it is written where the terminal must not go on in a next line. */
const unwrapped = (text: string): string => `\u001b[?7l${text}\u001b[?7h`;

describe('the log', () => {
  test('writes plain lines where nobody watches', () => {
    const out = stream(false);
    const log = makeLog(terminalSink(out, printableLines));
    log.info('a');
    log.progress('working');
    log.debug('hidden');
    log.warn({message: 'odd', hint: 'do this', place: {file: 'f.yml', line: 3, column: 5}});
    expect(out.written.join('')).toBe('a\nwarning: f.yml:3:5: odd\n    → do this\n');
    expect(log.warnings).toHaveLength(1);
  });

  test('replaces a live line at a terminal, cut to its width', () => {
    const out = stream(true);
    const log = makeLog(terminalSink(out, printableLines));
    log.progress('deb/amd64: packing a long name');
    log.info('done');
    expect(out.written.join('')).toBe(`${unwrapped('deb/amd64: packing ')}\r\u001b[Kdone\n`);
  });

  test('a terminal that does not know its width has the usual one', () => {
    const out = {...stream(true), columns: 0};
    makeLog(terminalSink(out, printableLines)).progress('packing hello');
    expect(out.written.join('')).toBe(unwrapped('packing hello'));
  });

  test('groups say their time with debug on, also when they fail', async () => {
    const out = stream(false);
    let now = 0;
    const log = makeLog(terminalSink(out, printableLines), {debug: true, clock: () => (now += 500)});
    await log.group('Plan', async () => log.debug('inside'));
    await expect(
      log.group('Stage', async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(out.written.join('')).toBe('Plan …\ninside\nPlan: 0.5 s\nStage …\nStage: 0.5 s\n');
  });

  test('a problem without a place is its message alone', () => {
    expect(problemText({message: 'm'})).toBe('m');
    expect(problemText({message: 'm', place: {file: 'f'}})).toBe('f: m');
  });
});
