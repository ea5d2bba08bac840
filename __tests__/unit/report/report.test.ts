import {describe, expect, test} from '@jest/globals';
import type {Report} from '../../../src/model/report.ts';
import {reportMarkdown} from '../../../src/steps/report/markdown.ts';
import {reportText} from '../../../src/steps/report/text.ts';
import {sizeText, timeText} from '../../../src/steps/report/units.ts';

const report: Report = {
  title: 'Built 1 package',
  tables: [
    {
      title: 'Packages',
      head: ['file', 'size'],
      rows: [
        ['a_1.0_all.deb', '1.2 kB'],
        ['b.rpm', '999 B'],
      ],
    },
  ],
  notes: ['A note.'],
  next: ['linux-pkg inspect out/a.deb'],
  outputs: {},
  data: {},
};

describe('the report', () => {
  test('is a table of aligned columns at a terminal', () => {
    expect(reportText(report)).toBe(
      [
        'Built 1 package',
        '',
        '  file           size',
        '  a_1.0_all.deb  1.2 kB',
        '  b.rpm          999 B',
        '',
        'A note.',
        '',
        'Next:',
        '  linux-pkg inspect out/a.deb',
        '',
      ].join('\n'),
    );
  });

  test('spells out at a terminal what it would act upon', () => {
    const hostile = {...report, title: '\u001b[2JBuilt', notes: ['one\u202e', 'two\u0007']};
    expect(reportText(hostile)).toMatch(/^\\x1b\[2JBuilt\n(?:.*\n)+one\\u202e\ntwo\\x07\n/);
  });

  test('is Markdown in the step summary, and no value becomes markup', () => {
    const hostile = {...report, title: '<img src=x> [a](b)', notes: ['@everyone | `x`']};
    const text = reportMarkdown(hostile, [{message: 'odd *thing*', place: {file: 'f.yml', line: 2}}]);
    expect(text).toContain('| file | size |\n| --- | --- |\n| a&#95;1.0&#95;all.deb | 1.2 kB |');
    expect(text).not.toMatch(/<img|\[a\]|\*thing|@everyone|`x`/);
    expect(text).toContain('> ⚠️ f.yml:2: odd &#42;thing&#42;');
  });

  test('keeps the lines that a program printed in the step summary, and none of them ends that', () => {
    const text = reportMarkdown({...report, notes: ['Failed: it\n  $ x\n\n    </pre><b>*']}, []);
    expect(text).toContain('Failed: it\n<pre>\n  $ x\n\n    &#60;/pre&#62;&#60;b&#62;&#42;\n</pre>');
  });

  test('says sizes and times as people do', () => {
    expect([0, 999, 1000, 1_234_567, 5e12].map(sizeText)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '1.2 MB',
      '5.0 TB',
    ]);
    expect(timeText(1234)).toBe('1.23 s');
  });
});
