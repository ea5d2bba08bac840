import {stringify} from 'yaml';

/** A text, or a list of texts, on one line of YAML: quoted where it must be, also inside a flow mapping. */
export const yamlText = (value: string | readonly string[]): string =>
  typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`;

/** Written as a list's only item, where more must be quoted than at the start of a line. */
const scalar = (text: string): string =>
  /[\n\r\u0085\u2028\u2029]/.test(text)
    ? JSON.stringify(text)
    : stringify([text], {collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0})
        .trimEnd()
        .slice(1, -1);
