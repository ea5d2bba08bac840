import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/tools/templates.ts
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var packageRoot = () => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "templates"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("the folder templates/ is missing from this installation");
    folder = parent;
  }
  return folder;
};
async function readTemplate(path, user) {
  const [template, { renderTemplate }] = await Promise.all([
    readTemplateText(path, user),
    import("./template-MVK43EGX.js")
  ]);
  return { ...template, render: (view) => renderTemplate(template, view) };
}
async function readTemplateText(path, user) {
  if (user !== void 0) {
    const file = join(user, path);
    try {
      return { text: await readFile(file, "utf8"), file };
    } catch (cause) {
      if (cause.code !== "ENOENT")
        throw new UserError("template/unreadable", `${file} cannot be read: ${cause.message}`, {
          cause
        });
    }
  }
  return {
    text: await readFile(join(packageRoot(), "templates", path), "utf8"),
    file: `templates/${path}`
  };
}
var templatesIn = async (folder) => (await readdir(join(packageRoot(), "templates", folder))).filter((file) => file.endsWith(".hbs")).sort();
var templatesOfUser = (folder, user) => readdir(join(user, folder)).catch(() => []);

export {
  readTemplate,
  readTemplateText,
  templatesIn,
  templatesOfUser
};
