import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readTemplate
} from "./chunk-VYZDGCNJ.js";

// src/steps/page/source-text.ts
async function sourceText(client, source, templates) {
  return (await readTemplate(client.template, templates)).render(client.view(source));
}

export {
  sourceText
};
