import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  debArch
} from "./chunk-RYLJHMX5.js";
import {
  readTemplate
} from "./chunk-VYZDGCNJ.js";
import {
  debVersion
} from "./chunk-LV3KPGXS.js";
import {
  generatedScripts,
  ownScriptView,
  relationFields,
  relationsOf,
  scriptNames
} from "./chunk-QCTMG4JC.js";
import {
  controlText,
  hasControl,
  isFieldName
} from "./chunk-3J7YOGKI.js";
import {
  tarEnd,
  tarHead,
  tarPadding
} from "./chunk-GV4UF2MA.js";

// src/formats/deb/long-description.ts
import { posix } from "node:path";
var WIDTH = 78;
var MOST_COMMANDS = 12;
var COMMAND = /^(?:\/usr)?\/(?:s?bin|games)\/[^/]+$/;
function longDescription({ name, homepage, entries }) {
  const commands = entries.filter(({ type, path }) => (type === "file" || type === "link") && COMMAND.test(path)).map(({ path }) => posix.basename(path));
  const shown = commands.slice(0, MOST_COMMANDS);
  const more = commands.length - shown.length;
  const list = [...shown, ...more > 0 ? [`${more} more`] : []];
  const said = list.length > 1 ? `${list.slice(0, -1).join(", ")} and ${list.at(-1)}` : list[0];
  const brings = said && `It brings the ${list.length > 1 ? "commands" : "command"} ${said}.`;
  return wrapped(
    [`This package holds ${name}.`, brings, homepage && `More about it is at ${homepage}`].filter(Boolean).join(" ")
  );
}
function wrapped(text) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== void 0 && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// src/formats/deb/control.ts
function controlOf(pkg, installedKib2) {
  const { fields, own, description, problems } = controlFields(pkg, installedKib2);
  return { text: controlText([...fields, ...own, description]), problems };
}
function controlFields(pkg, installedKib2) {
  const relations = relationsOf(pkg);
  const fields = [
    ["Package", pkg.name],
    ["Version", debVersion(pkg.version)],
    ["Architecture", debArch(pkg.arch, pkg.options)],
    ["Architecture-Variant", (pkg.options.arch_variant ?? "").replace(/^(?=v[1-4]$)/, "amd64")],
    ["Maintainer", pkg.maintainer.trim() || "Unset Maintainer <unset@localhost>"],
    ["Installed-Size", String(installedKib2)],
    ...relations.fields,
    ["Section", pkg.section?.trim() || "misc"],
    ["Priority", pkg.priority?.trim() || "optional"],
    ["Homepage", pkg.homepage ?? ""]
  ];
  const written = fields.filter(([, value]) => value.trim() !== "");
  const own = Object.entries(pkg.options.fields ?? {}).filter(([, value]) => value.trim() !== "");
  const description = ["Description", descriptionOf(pkg)];
  return {
    fields: written,
    own,
    description,
    problems: [
      ...written.flatMap(singleLine),
      ...relations.problems,
      ...ownProblems(own),
      ...control(description)
    ]
  };
}
function descriptionOf(pkg) {
  const { name, summary, description, nfpm } = pkg;
  const lines = description.replaceAll("\r\n", "\n").trim().split("\n");
  const rest = lines[0]?.trim() === summary.trim() || summary.trim() === "" ? lines.slice(1) : lines;
  const first = summary.trim() || lines[0]?.trim() || name;
  return [first, ...rest.length > 0 || nfpm ? rest : longDescription(pkg)].join("\n");
}
var control = ([name, value]) => hasControl(value.replaceAll("\r\n", "\n")) ? [{ message: `${name} ${JSON.stringify(value)} holds a control character`, hint: "take it out" }] : [];
var singleLine = ([name, value]) => /[\r\n]/.test(value.trim()) ? [{ message: `${name} ${JSON.stringify(value)} has more than one line`, hint: "write it on one line" }] : control([name, value]);
var TAKEN = new Set(
  [
    "Package Version Architecture Architecture-Variant Maintainer Installed-Size Section Priority Homepage Description",
    ...relationFields.map(([, field]) => field)
  ].join(" ").toLowerCase().split(" ")
);
function ownProblems(own) {
  const seen = new Set(TAKEN);
  return own.flatMap(([name, value]) => {
    const twice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (!isFieldName(name)) {
      return [
        { message: `deb.fields: "${name}" is no field name`, hint: "write it without spaces and colons" }
      ];
    }
    if (!twice) return control([name, value]);
    return [
      {
        message: `deb.fields: ${name} is written already`,
        hint: "use the key of the config that stands for it"
      }
    ];
  });
}

// src/formats/deb/data.ts
var packed = (pkg) => pkg.entries.filter((entry) => entry.type !== "ghost" && entry.path !== "/");
function* dataTar(pkg, md5) {
  yield tarHead({ ...rootOf(pkg), name: "./", type: "dir", mode: 493, size: 0, to: "" });
  for (const entry of packed(pkg)) {
    yield tarHead(headOf(entry));
    if (entry.type !== "file") continue;
    yield { source: entry, read: ({ digest }) => md5(entry.path, digest) };
    yield tarPadding(entry.size);
  }
  yield tarEnd();
}
var rootOf = (pkg) => ({ uid: 0, gid: 0, uname: "root", gname: "root", mtime: pkg.version.date });
function headOf(entry) {
  return {
    name: `.${entry.path}${entry.type === "dir" ? "/" : ""}`,
    type: entry.type,
    mode: entry.type === "link" ? 511 : entry.mode & 4095,
    uid: 0,
    gid: 0,
    uname: entry.owner,
    gname: entry.group,
    size: entry.type === "file" ? entry.size : 0,
    mtime: entry.mtime,
    to: entry.type === "link" ? entry.to : ""
  };
}
var installedKib = (pkg) => packed(pkg).reduce((sum, entry) => sum + kib(entry), 1);
function kib(entry) {
  if (entry.type === "file") return Math.ceil(entry.size / 1024);
  return entry.type === "link" ? Math.ceil(Buffer.byteLength(entry.to) / 1024) : 1;
}
var conffilesOf = (pkg) => packed(pkg).filter((entry) => entry.type === "file" && entry.role?.startsWith("config")).map((entry) => entry.path).sort();
function pathProblems(pkg) {
  const newlines = packed(pkg).filter(({ path }) => /[\n\0]/.test(path)).map(({ path }) => ({ message: `${JSON.stringify(path)}: dpkg takes no path with a newline in it` }));
  const spaces = conffilesOf(pkg).filter((path) => /\s$/.test(path)).map((path) => ({
    message: `${JSON.stringify(path)}: dpkg takes no config file whose name ends in a space`
  }));
  const links = packed(pkg).flatMap(
    ({ path, ...entry }) => entry.type === "link" && (entry.to === "" || entry.to.includes("\0")) ? [
      {
        message: `the link ${JSON.stringify(path)} points at ${JSON.stringify(entry.to)}, which no link can`
      }
    ] : []
  );
  return [...newlines, ...spaces, ...links].map((problem) => ({ ...problem, hint: "rename it" }));
}

// src/formats/deb/scripts.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var MOMENTS = {
  preinst: "preInstall",
  postinst: "postInstall",
  prerm: "preRemove",
  postrm: "postRemove"
};
async function maintainerScripts(pkg) {
  const generated = generatedScripts(pkg);
  const files = [];
  const problems = [];
  for (const name of scriptNames) {
    const text = pkg.scripts[MOMENTS[name]] ?? "";
    const own = text.trim() === "" ? "" : runnable(text);
    if (/^#![^\n]*\r/.test(own))
      problems.push({
        message: `the ${name} script has Windows line ends: its interpreter would not be found`,
        hint: "save it with LF line ends"
      });
    const { needed, view } = generated[name];
    const content = needed && !pkg.nfpm ? await composed(pkg, { name, own, view }) : own;
    if (content !== "") files.push({ name, mode: 493, content });
  }
  return { files, problems };
}
var runnable = (text) => text.startsWith("#!") ? text : `#!/bin/sh
${text}`;
async function composed(pkg, { name, own, view }) {
  const render = async (template, values) => (await readTemplate(`scriptlets/deb/${template}.hbs`, void 0)).render(values);
  const part = own === "" ? "" : await render("own", ownScriptView(`${pkg.name}.${name}`, own));
  return render(name, { ...view, own: part.trimEnd() });
}
var EXTRA = [
  ["rules", 493],
  ["templates", 420],
  ["config", 493]
];
async function ownScripts(host, pkg) {
  const files = [];
  const problems = [];
  for (const [name, mode] of EXTRA) {
    const path = pkg.options.scripts?.[name];
    if (!path) continue;
    try {
      files.push({ name, mode, content: await readFile(resolve(host.workDir, path)) });
    } catch (cause) {
      problems.push({
        message: `deb.scripts.${name}: ${path} cannot be read: ${cause.message}`,
        hint: "write the path of the file, from the folder of the project"
      });
    }
  }
  return { files, problems };
}
var TRIGGERS = [
  "interest",
  "interest_await",
  "interest_noawait",
  "activate",
  "activate_await",
  "activate_noawait"
];
function triggersOf({ options }) {
  const all = TRIGGERS.flatMap(
    (kind) => (options.triggers?.[kind] ?? []).map((name) => [kind.replace("_", "-"), name.trim()])
  );
  return {
    text: all.map(([kind, name]) => `${kind} ${name}
`).join(""),
    problems: all.filter(([, name]) => !/^[!-~]+$/.test(name)).map(([kind, name]) => ({
      message: `deb.triggers: ${JSON.stringify(name)} is no name of a trigger for ${kind}`,
      hint: "write one word or path, without spaces"
    }))
  };
}

export {
  controlOf,
  controlFields,
  dataTar,
  rootOf,
  installedKib,
  conffilesOf,
  pathProblems,
  maintainerScripts,
  ownScripts,
  triggersOf
};
