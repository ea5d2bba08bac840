import {VerifyError} from '../../model/errors.ts';
import type {PackageResult} from '../../model/verify.ts';
import {shellWord} from '../../text/shell.ts';

/** All that failed of one package, each with its command and its last lines; findings with a place stand by themselves, too. */
export function failureOf({file, on, checks}: PackageResult): VerifyError | undefined {
  const failed = checks.filter(({outcome}) => outcome === 'failed');
  if (failed.length === 0) return undefined;
  const told = failed.map(({name, reason, command, output}) =>
    [
      `${name}: ${reason}`,
      ...(command ? [`$ ${command.map(shellWord).join(' ')}`] : []),
      ...(output ? [output] : []),
    ].join('\n'),
  );
  const placed = failed.flatMap(({problems = []}) => problems).filter(({place}) => place);
  return new VerifyError([`${file} fails on ${on}`, ...told].join('\n'), placed);
}
