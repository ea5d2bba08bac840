import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Again} from '../steps/publish/index.ts';
import {shellWord} from '../text/shell.ts';

/** The command that goes on with one place on the same files; in a workflow, what does the same there. */
export const againLine =
  (host: Pick<Host, 'env'>, inputs: Inputs): Again =>
  (id) => {
    const line = ['linux-pkg', 'publish', '--only', id, ...wordsOf(inputs)].map(shellWord).join(' ');
    return host.env['GITHUB_ACTIONS'] === 'true' ? `${line} (here: re-run the failed job)` : line;
  };

/** What was said of this run and holds for the next one. */
function wordsOf({
  config,
  out,
  targets,
  arch,
  version,
  plan,
  verify,
  keyWords = [],
}: Inputs): readonly string[] {
  const given = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [`--${name}`, value];
  return [
    ...given('config', config),
    ...(out === 'out' ? [] : given('out', out)),
    ...given('targets', targets.join(',')),
    ...given('arch', arch.join(',')),
    ...given('version', version),
    ...given('plan', plan),
    ...keyWords,
    ...(verify ? [] : ['--no-verify']),
  ];
}
