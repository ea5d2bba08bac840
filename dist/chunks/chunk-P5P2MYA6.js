import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/text/template-names.ts
import { join } from "node:path";
function checkTemplateNames({ folder, user, files, known }) {
  const unknown = files.filter((file) => file.endsWith(".hbs") && !known.includes(file)).sort();
  if (unknown.length === 0) return;
  throw new UserError(
    "template/unknown-file",
    unknown.map((file) => {
      const near = known.length === 1 ? known[0] : nearest(file, known);
      return {
        message: `there is no template ${folder}/${file} to replace`,
        hint: near ? `call it ${near}` : `there are ${known.join(", ")}`,
        place: { file: join(user, folder, file) }
      };
    })
  );
}

export {
  checkTemplateNames
};
