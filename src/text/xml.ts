/**
 * What an XML 1.0 document cannot hold, not even as a reference: control characters but for tab and line ends,
 * lone surrogates, U+FFFE and U+FFFF (https://www.w3.org/TR/xml/#charsets).
 */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Most texts are: lists of files are long, and two looks at each sign would be the better part of writing them. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

/** Without its signs for markup; what no document can hold becomes U+FFFD. `\r` would be read as `\n` (2.11). */
const escaped = (text: string, signs: RegExp): string =>
  PLAIN.test(text)
    ? text
    : text.replace(FORBIDDEN, '\ufffd').replace(signs, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);

/** Text between tags; `>` too, for `]]>` may not stand there. */
export const xmlText = (text: string): string => escaped(text, /[&<>\r]/g);

/** Text between the quotes of an attribute, of either kind; its white space is kept. */
export const xmlAttribute = (text: string): string => escaped(text, /[&<>"'\t\n\r]/g);

/** An element: its name and the names of its attributes are ours; texts and elements are held in their order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly (XmlElement | string)[];
}

/** A whole document, an element a line; what holds text is not indented, so that none is added to it. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}\n`;

function elementText({name, attributes = {}, children = []}: XmlElement, indent: string): string {
  const words = Object.entries(attributes)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`)
    .join('');
  const open = `${indent}<${name}${words}`;
  if (children.length === 0) return `${open}/>`;
  if (children.some((child) => typeof child === 'string'))
    return `${open}>${children.map((child) => (typeof child === 'string' ? xmlText(child) : elementText(child, ''))).join('')}</${name}>`;
  const inner = children.map((child) => elementText(child as XmlElement, `${indent}  `));
  return [`${open}>`, ...inner, `${indent}</${name}>`].join('\n');
}
