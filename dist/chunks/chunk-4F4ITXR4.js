import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/workflow-commands.ts
import { randomUUID } from "node:crypto";
var COMMAND = /(?:^|[\r\n])\s*::|##\[/;
function unheeded(text) {
  if (!COMMAND.test(text)) return text;
  const token = randomUUID();
  return `::stop-commands::${token}
${text.replace(/\n$/, "")}
::${token}::`;
}

export {
  unheeded
};
