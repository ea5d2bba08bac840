import type {Linter, LintFinding} from '../../model/linter.ts';
import {knownPathIn} from '../../text/known-path.ts';

/** Errors do not fail it: since 2.100 it must be told so; before, 1 says that there are some. */
const RUN = `if lintian --help 2>/dev/null | grep -q -- --fail-on; then exec lintian --fail-on none "$1"; fi
lintian "$1" || [ $? -eq 1 ]`;

const SEVERITIES: Readonly<Record<string, LintFinding['severity']>> = {E: 'error', W: 'warning', I: 'note'};

/** `E: hello: tag text [usr/bin/hello]`; before 2.116, paths stand bare in the text. */
const LINE = /^([EWI]): [^\s:]+(?: [a-z]+)?: (\S+)(?: (.*))?$/;

/** Debian's: https://manpages.debian.org/lintian.1 */
export const lintian: Linter = {
  tool: {program: 'lintian', package: 'lintian'},
  command: (path) => ['sh', '-c', RUN, 'sh', path],
  findingsIn: (printed, paths) =>
    printed.split('\n').flatMap((line) => {
      const [, letter = '', tag = '', text = ''] = LINE.exec(line) ?? [];
      const severity = SEVERITIES[letter];
      return severity ? [{severity, tag, text, path: knownPathIn(text, paths)}] : [];
    }),
  settled: {
    'initial-upload-closes-no-bugs': 'only uploads to Debian close bugs of Debian',
  },
};
