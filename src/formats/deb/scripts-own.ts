import {shellWord} from '../../text/shell.ts';
import type {View} from '../../text/template.ts';

/** A script of the package's own beside generated parts: it stays whole, its interpreter with it. */
export function ownScriptView(name: string, text: string): View {
  const [first = ''] = text.split('\n', 1);
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return {
    // debconf finds the package by it.
    file: name,
    text: body,
    mark: markFor(body.split('\n'), 'END_OF_SCRIPT'),
    // A shell is called by its name, as lintian wants it of maintainer scripts; of others there may be a second one.
    interpreter: interpreterOf(first)
      .map(shellWord)
      .join(' ')
      .replace(/^\/(?:usr\/)?bin\/(?=(?:ba|da)?sh\b)/, ''),
  };
}

/** As the kernel reads it: a program, and all that follows as one argument. */
function interpreterOf(first: string): readonly string[] {
  const [, program = '/bin/sh', argument = ''] = /^#![ \t]*([^ \t]+)[ \t]*(.*?)[ \t]*$/.exec(first) ?? [];
  return argument === '' ? [program] : [program, argument];
}

/** A line that ends a here-document, as it is none of the document's own. */
export function markFor(lines: readonly string[], mark: string): string {
  return lines.includes(mark) ? markFor(lines, `${mark}_`) : mark;
}
