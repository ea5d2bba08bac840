import type {Problem} from '../model/errors.ts';
import {nearest} from './nearest.ts';

/** What a template of file names may put in braces. */
export const nameElements = [
  'name',
  'version',
  'distro',
  'release',
  'target',
  'arch',
  'commit',
  'build_time',
  'tag',
  'upstream',
  'prerelease',
  'revision',
  'format',
] as const;

export type NameElement = (typeof nameElements)[number];

/** Their values for one file; some have none. */
export type NameValues = Readonly<Partial<Record<NameElement, string | undefined>>>;

/** A release candidate has a prerelease and the release has none: one template serves both. */
const MAY_BE_ABSENT: readonly NameElement[] = ['prerelease', 'revision'];

/** What a place, a checksum file and a shell all take as it is. */
const PLAIN = /^[A-Za-z0-9._+~^@=,-]*$/;

/** Room for `.spdx.json.asc` in the 255 bytes of a file's name. */
const LONGEST_PART = 240;

type Piece = {readonly text: string} | {readonly element: string};

/** Texts and elements in turn; what is in braces is an element, known or not. */
const piecesOf = (template: string): readonly Piece[] =>
  template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{.*\}$/s.test(piece) ? {element: piece.slice(1, -1)} : {text: piece}));

const isElement = (word: string): word is NameElement => (nameElements as readonly string[]).includes(word);

/** The elements that a template has, each once. */
export const elementsIn = (template: string): readonly NameElement[] => [
  ...new Set(
    piecesOf(template).flatMap((piece) => ('element' in piece ? [piece.element] : []).filter(isElement)),
  ),
];

/** What is wrong with a template, whatever its elements stand for. */
export function templateProblems(template: string): readonly Problem[] {
  const pieces = piecesOf(template);
  const unknown = pieces.flatMap((piece) => {
    if (!('element' in piece) || isElement(piece.element)) return [];
    const near = nearest(piece.element, nameElements);
    return [
      {
        message: `there is no element ${JSON.stringify(`{${piece.element.slice(0, 40)}}`)}`,
        hint: near ? `did you mean {${near}}?` : `known: ${nameElements.map((one) => `{${one}}`).join(' ')}`,
      },
    ];
  });
  const texts = pieces.flatMap((piece) => ('text' in piece ? [piece.text] : []));
  if (texts.some((text) => /[{}]/.test(text)))
    return [...unknown, {message: 'a brace is left open', hint: 'write elements as {name}'}];
  if (!texts.every((text) => PLAIN.test(text.replaceAll('/', ''))))
    return [
      ...unknown,
      {
        message:
          'a name of a file may have letters, digits and . _ + ~ ^ @ = , - only, and / between folders',
        hint: 'write a template such as {name}_{version}_{arch}',
      },
    ];
  // Whatever the elements stand for: a letter.
  const whole = pieces.map((piece) => ('text' in piece ? piece.text : 'x')).join('');
  const wrong = pathProblem(whole);
  return wrong ? [...unknown, wrong] : unknown;
}

/**
 * The name of a file by a template, without its extension, or what is wrong with it. No value brings a folder along; an
 * element that may be absent takes the sign before it with it: `{upstream}-{prerelease}` is `1.2.3`.
 */
export function fileNameOf(template: string, values: NameValues): string | Problem {
  let name = '';
  for (const piece of piecesOf(template)) {
    if ('text' in piece) {
      name += piece.text;
      continue;
    }
    const {element} = piece;
    const value = isElement(element) ? values[element] : undefined;
    if (value !== undefined && value !== '') name += plainValue(value);
    else if (isElement(element) && MAY_BE_ABSENT.includes(element)) name = name.replace(/[._+~^@=,-]$/, '');
    else return absent(element);
  }
  const wrong = pathProblem(name);
  return wrong ? {...wrong, message: `${JSON.stringify(name)}: ${wrong.message}`} : name;
}

const plainValue = (value: string): string => value.replace(/[^A-Za-z0-9._+~^@=,-]+/g, '-');

const INSTEAD: Readonly<Partial<Record<string, string>>> = {
  distro: 'target',
  release: 'target',
  tag: 'version',
  commit: 'version',
};

function absent(element: string): Problem {
  const instead = INSTEAD[element];
  return {
    message: `there is no {${element}} here`,
    hint: instead ? `write {${instead}}, which is always there` : 'take it out of the template',
  };
}

/** A relative path all of whose parts are plain names. */
function pathProblem(path: string): Problem | undefined {
  const parts = path.split('/');
  const hint = 'write a template such as {name}_{version}_{arch}';
  if (parts.some((part) => part === '')) return {message: 'a part of the name is empty', hint};
  const first = parts.find((part) => /^[.-]/.test(part));
  if (first !== undefined)
    return {
      message: `a part of the name starts with "${first[0]}"`,
      hint: 'start it with a letter or a digit',
    };
  if (parts.some((part) => part.length > LONGEST_PART))
    return {message: `a part of the name is longer than ${LONGEST_PART} characters`, hint};
  return undefined;
}
