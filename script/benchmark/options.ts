import {parseArgs} from 'node:util';

const OPTIONS = {
  runs: {type: 'string', default: '3'},
  'start-runs': {type: 'string', default: '21'},
  only: {type: 'string', default: ''},
  cli: {type: 'string', default: 'dist/cli.js'},
  results: {type: 'string'},
  write: {type: 'boolean', default: false},
} as const;

const known = Object.entries(OPTIONS)
  .map(([name, {type}]) => (type === 'string' ? `--${name} …` : `--${name}`))
  .join(', ');

/** What the command line asks for; one sentence where it cannot be read. */
export function readOptions(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options: OPTIONS}).values;
  } catch (cause) {
    const [what] = (cause as Error).message.split('. ');
    throw new Error(`${what}; the options are ${known}`, {cause});
  }
}
