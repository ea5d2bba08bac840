import {stringify} from 'yaml';

/** A value on one line of YAML, quoted where it must be; lists and mappings are in flow style. */
export const yamlText = (value: string | readonly string[] | Readonly<Record<string, string>>): string =>
  stringify(value, {collectionStyle: 'flow', lineWidth: 0, blockQuote: false, flowCollectionPadding: false}).trimEnd();
