import {writeFileSync} from 'node:fs';

/**
 * A reporter for script/test: leaves `passed failed skipped` in the file that COUNTS names. Jest's own --json breaks
 * off at an error that holds itself, as Node's errors of missing programs do.
 */
export default function Counts() {
  const onRunComplete = (_, results) => {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    writeFileSync(process.env.COUNTS, `${results.numPassedTests} ${failed} ${skipped}\n`);
  };
  return {onRunComplete};
}
