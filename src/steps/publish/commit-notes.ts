import {escapeMarkdown} from '../../text/markdown.ts';
import {printable} from '../../text/printable.ts';
import type {Since} from '../version/index.ts';

const MOST = 300;
const LONGEST = 200;
const SHORT = 8;

/** A line for each commit; whatever its author wrote is shown as it is, and nobody is told of it. */
export function commitNotes({commits, previous}: Since): string {
  const lines = commits.flatMap(({id, message}) => {
    const subject = subjectOf(message);
    return subject === '' ? [] : [`- ${shownSubject(subject)} (${id.slice(0, SHORT)})`];
  });
  const shown = lines.slice(0, MOST);
  const more = lines.length > MOST ? [`- and ${lines.length - MOST} more`] : [];
  const since = previous === undefined ? '' : ` since ${shownSubject(previous)}`;
  return lines.length === 0 ? `No changes${since}.` : [`Changes${since}:`, '', ...shown, ...more].join('\n');
}

/** A message may be nothing but trailers: https://git-scm.com/docs/git-interpret-trailers */
const TRAILER = /^(?:[A-Za-z]+(?:-[A-Za-z]+)*-by|Change-Id|Cc)\s*:/i;

/** The first line of what was written; trailers are not for readers. */
function subjectOf(message: string): string {
  const first = message.split('\n').find((line) => line.trim() !== '') ?? '';
  return TRAILER.test(first) ? '' : first.trim().replace(/\s+/g, ' ');
}

/**
 * GitHub tells everybody who is mentioned in a public text, except in code; entities do not keep it from that.
 * What would begin a list, a heading or a formula is spelled out.
 */
function shownSubject(subject: string): string {
  const characters = [...printable(subject)];
  const text =
    characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
  return text
    .split(/((?<![A-Za-z0-9])@[A-Za-z0-9](?:[\w./-]*\w)?)/)
    .map((part, index) => (index % 2 === 1 ? `\`${part}\`` : spelled(part, index === 0)))
    .join('');
}

const entity = (sign: string): string => `&#${sign.codePointAt(0)};`;

function spelled(text: string, isStart: boolean): string {
  const plain = escapeMarkdown(text)
    .replace(/[$]/g, entity)
    .replace(/:(?=\w+:)/g, entity);
  return isStart
    ? plain.replace(/^[-+=]|^(\d+)([.)])/, (all, digits, sign) =>
        sign ? digits + entity(sign) : entity(all),
      )
    : plain;
}
