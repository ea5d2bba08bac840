import {execFileSync} from 'node:child_process';
import {describe, expect, test} from '@jest/globals';
import {xmlAttribute, xmlDocument, xmlText} from '../../../src/text/xml.ts';

/** What another parser (expat) reads of each document: its attribute `a`, its text, the elements in it. */
const readBack = (documents: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(
      'python3',
      [
        '-c',
        `import sys,json,xml.etree.ElementTree as t
roots=[t.fromstring(d.encode()) for d in json.load(sys.stdin)]
json.dump([[r.get("a"),r.text,[c.tag for c in r]] for r in roots],sys.stdout)`,
      ],
      {input: JSON.stringify(documents), encoding: 'utf8'},
    ),
  );

/** A document that says it as an attribute and as a text. */
const saying = (text: string): string => xmlDocument({name: 'x', attributes: {a: text}, children: [text]});

const hostile = [
  '</x><y/>',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- -->',
  '<?php x?>',
  '&amp; &#0; &lt;',
  `"' onload="x`,
  'tab\tline\nreturn\rboth\r\nend ',
  '  spaces  ',
  'ümläut 你好 🎉 \u0085 \u2028',
  '%[]$`;',
  'x'.repeat(100_000),
];

describe('XML', () => {
  test('keeps every text as it is', () => {
    expect(readBack(hostile.map(saying))).toEqual(hostile.map((text) => [text, text, []]));
  });

  test('shows what no document can hold as U+FFFD', () => {
    const all = Array.from({length: 0x20}, (_, code) => String.fromCharCode(code)).join('');
    const text = `${all}\u007f\u0085\ud800x\udc00\ufffe\uffff`;
    const kept = text.replace(/[^\t\n\r\u007f\u0085x]/g, '\ufffd');
    expect(readBack([saying(text)])).toEqual([[kept, kept, []]]);
  });

  test('writes signs of markup as references', () => {
    expect(xmlText('a<b>&c]]>"\'\r')).toBe('a&lt;b&gt;&amp;c]]&gt;"\'&#13;');
    expect(xmlAttribute('a<b>&"\'\t\n\r')).toBe('a&lt;b&gt;&amp;&quot;&apos;&#9;&#10;&#13;');
    expect(xmlText('pair 🎉 half \ud83c')).toBe('pair 🎉 half \ufffd');
  });

  test('has an element a line, and adds nothing to texts', () => {
    const document = xmlDocument({
      name: 'a',
      attributes: {n: 1, none: undefined},
      children: [
        {name: 'b', children: [{name: 'c'}]},
        {name: 'd', children: ['x\n', {name: 'e'}, ' y']},
      ],
    });
    expect(document).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a n="1">\n  <b>\n    <c/>\n  </b>\n  <d>x\n<e/> y</d>\n</a>\n',
    );
  });
});
