import {actionSink} from '../../src/tools/actions.ts';
import {makeLog} from '../../src/tools/log.ts';

/** A target's output in the log of an action, as a process of its own: what it is told on standard input. */
const log = makeLog(actionSink());
let input = '';
for await (const chunk of process.stdin) input += chunk;
log.mask(['hunter22']);
const branch = log.branch('debian-12/amd64');
branch.step('main');
for (const line of input.split('\n')) branch.output(line);
branch[Symbol.dispose]();
