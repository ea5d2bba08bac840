import type {Linter, LintFinding} from '../../model/linter.ts';
import {knownPathIn} from '../../text/known-path.ts';

/** 64 says that there are errors, 66 that there are too many. */
const RUN = 'rpmlint "$1" || case $? in 64 | 66) ;; *) exit 1 ;; esac';

const SEVERITIES: Readonly<Record<string, LintFinding['severity']>> = {E: 'error', W: 'warning', I: 'note'};

/** `hello.x86_64: E: tag text`; openSUSE counts how bad it is: `E: tag (Badness: 55) text`. */
const LINE = /^\S+: ([EWI]): (\S+)(?: \(Badness: \d+\))?(?: (.*))?$/;

/** https://github.com/rpm-software-management/rpmlint */
export const rpmlint: Linter = {
  tool: {program: 'rpmlint', package: 'rpmlint'},
  command: (path) => ['sh', '-c', RUN, 'sh', path],
  findingsIn: (printed, paths) =>
    printed.split('\n').flatMap((line) => {
      const [, letter = '', tag = '', text = ''] = LINE.exec(line) ?? [];
      const severity = SEVERITIES[letter];
      return severity ? [{severity, tag, text, path: knownPathIn(text, paths)}] : [];
    }),
  settled: {
    'no-signature': 'packages are signed after they are verified',
    'no-group-tag':
      'groups of packages mean nothing any more: https://docs.fedoraproject.org/en-US/packaging-guidelines/',
  },
};
