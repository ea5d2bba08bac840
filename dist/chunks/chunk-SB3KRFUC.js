import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readTemplate,
  renderTemplate
} from "./chunk-65WK4Q6L.js";

// src/steps/page/source-text.ts
async function sourceText(client, source, templates) {
  return renderTemplate(await readTemplate(client.template, templates), client.view(source));
}

export {
  sourceText
};
