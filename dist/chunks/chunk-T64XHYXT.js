import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/tools/parallel.ts
async function allInOrder(items, limit, work) {
  const results = new Array(items.length);
  const failed = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      try {
        results[index] = await work(items[index], index);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failed.length > 0)
    throw together([...new Map(failed.map((error) => [sameness(error), error])).values()]);
  return results;
}
var sameness = (error) => error instanceof PkgError && error.constructor === PkgError ? JSON.stringify([error.code, error.message, error.hint]) : error;
var told = (error) => error instanceof Error ? error.message : String(error);
function together(errors) {
  if (errors.length === 1) return errors[0];
  if (errors.every((error) => error instanceof UserError))
    return new UserError(
      errors[0].code,
      errors.flatMap((error) => error.problems)
    );
  return new PkgError("run/several", `${errors.length} failures:
${errors.map(told).join("\n")}`, {
    cause: new AggregateError(errors)
  });
}

export {
  allInOrder
};
