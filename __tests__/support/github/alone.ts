import {argv, stdin, stdout} from 'node:process';
import {startGithub} from './index.ts';

/**
 * A program of its own, with the options that it is given as JSON: tells its environment in a line of JSON, and ends when
 * its input does.
 */
const github = await startGithub(JSON.parse(argv[2] ?? '{}'));
stdout.write(`${JSON.stringify(github.env)}\n`);
stdin.resume();
stdin.on('end', () => void github[Symbol.asyncDispose]());
