import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  debRelation
} from "./chunk-RL6L7SJM.js";
import {
  accountLine,
  folderLine
} from "./chunk-MGI5AFOK.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";

// src/formats/deb/scripts-own.ts
function ownScriptView(name, text) {
  const [first = ""] = text.split("\n", 1);
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  return {
    // debconf finds the package by it.
    file: name,
    text: body,
    mark: markFor(body.split("\n"), "END_OF_SCRIPT"),
    // A shell is called by its name, as lintian wants it of maintainer scripts; of others there may be a second one.
    interpreter: interpreterOf(first).map(shellWord).join(" ").replace(/^\/(?:usr\/)?bin\/(?=(?:ba|da)?sh\b)/, "")
  };
}
function interpreterOf(first) {
  const [, program = "/bin/sh", argument = ""] = /^#![ \t]*([^ \t]+)[ \t]*(.*?)[ \t]*$/.exec(first) ?? [];
  return argument === "" ? [program] : [program, argument];
}
function markFor(lines, mark) {
  return lines.includes(mark) ? markFor(lines, `${mark}_`) : mark;
}

// src/formats/deb/scripts-accounts.ts
function accountsView(pkg) {
  const lines = sysusersLines(pkg);
  const ids = /* @__PURE__ */ new Map();
  for (const { name, id, group } of pkg.users) if (group === name) ids.set(name, id);
  for (const { name, id } of pkg.groups) ids.set(name, id);
  const named = pkg.users.flatMap(({ group, groups: groups2 }) => [group, ...groups2]);
  const groups = [.../* @__PURE__ */ new Set([...ids.keys(), ...named])];
  return {
    accounts: pkg.users.length + pkg.groups.length > 0,
    lines,
    mark: markFor(lines, "END_OF_ACCOUNTS"),
    groups: groups.map((name) => ({ name: shellWord(name), id: idText(ids.get(name)) })),
    users: pkg.users.map(({ name, id, group, home, shell, comment }) => ({
      name: shellWord(name),
      id: idText(id),
      group: shellWord(group),
      home: shellWord(home),
      shell: shellWord(shell),
      comment: shellWord(comment)
    })),
    members: pkg.users.flatMap(
      ({ name, groups: further }) => further.map((group) => ({ user: shellWord(name), group: shellWord(group) }))
    )
  };
}
var idText = (id) => id === void 0 ? "" : String(id);
function sysusersLines({ name, entries }) {
  const made = entries.find(({ path }) => path === `/usr/lib/sysusers.d/${name}.conf`);
  if (made?.type !== "file" || made.content === void 0) return [];
  const text = Buffer.from(made.content, "base64").toString();
  return text.split("\n").filter((line) => /^[a-z]/.test(line));
}
function purgedAccounts({ users, groups }) {
  const gone = users.filter(({ remove }) => remove === "purge");
  const own = gone.filter(({ name, group }) => group === name);
  const view = (kind) => ({ name, id }) => ({
    name: shellWord(name),
    id: idText(id),
    line: shellWord(accountLine(kind, name))
  });
  return {
    users: gone.map(view("user")),
    groups: [...own, ...groups.filter(({ remove }) => remove === "purge")].map(view("group"))
  };
}

// src/formats/deb/scripts-view.ts
var scriptNames = ["preinst", "postinst", "prerm", "postrm"];
function generatedScripts(pkg) {
  const services = pkg.services.map(unitsOf);
  return {
    preinst: preinst(pkg, services),
    postinst: postinst(pkg, services),
    prerm: prerm(services),
    postrm: postrm(pkg, services)
  };
}
function unitsOf(service) {
  const { unit, units } = service;
  const running = [.../* @__PURE__ */ new Set([unit, ...units])].filter((name) => !/@\./.test(name));
  return { ...service, running, restarted: unit.endsWith(".timer") ? [unit] : running };
}
var words = (texts) => [...new Set(texts)].map(shellWord).join(" ");
function preinst(pkg, services) {
  const guard = (pkg.guard ?? "").trimEnd();
  const accounts = accountsView(pkg);
  const stop = words(services.filter(({ stopOnUpgrade }) => stopOnUpgrade).flatMap(({ running }) => running));
  return {
    needed: guard !== "" || accounts.accounts || stop !== "",
    view: { guard, package: shellWord(pkg.name), stop, ...accounts }
  };
}
function postinst(pkg, services) {
  const sysusers = words(declaredIn(pkg, "sysusers.d", "own"));
  const tmpfiles = words(declaredIn(pkg, "tmpfiles.d", "all"));
  const folders = pkg.directories.map(({ path, mode, owner, group }) => ({
    path: shellWord(path),
    mode: mode.toString(8).padStart(4, "0"),
    owner: shellWord(owner),
    group: shellWord(group)
  }));
  const actions = actionsOf(services);
  return {
    needed: services.length + folders.length > 0 || sysusers !== "" || tmpfiles !== "",
    view: {
      sysusers,
      tmpfiles,
      folders,
      units: services.length > 0,
      enabled: services.filter(isEnabled).map(({ unit }) => shellWord(unit)),
      kept: services.filter((one) => !isEnabled(one)).map(({ unit }) => shellWord(unit)),
      moved: actions.length > 0,
      actions
    }
  };
}
var isEnabled = ({ enable }) => enable !== "no";
function actionsOf(services) {
  const started = services.filter(({ start }) => start);
  const stopped = services.filter((service) => service.stopOnUpgrade && service.restartOnUpgrade);
  const restarted = services.filter((service) => service.restartOnUpgrade && !service.stopOnUpgrade);
  const of = (list) => words(list.flatMap((service) => service.restarted));
  const upgrade = [
    { verb: "restart", units: of(restarted.filter(({ start }) => start)) },
    { verb: "try-restart", units: of(restarted.filter(({ start }) => !start)) },
    {
      verb: "start",
      units: words(
        services.filter((service) => stopped.includes(service) || service.start && !restarted.includes(service)).map(({ unit }) => unit)
      )
    }
  ];
  return [
    {
      test: "-z",
      calls: [
        { verb: "start", units: words(started.filter(isEnabled).map(({ unit }) => unit)) },
        // Asked to start one that is not enabled, deb-systemd-invoke would do nothing.
        {
          verb: "reload-or-restart",
          units: words(started.filter((one) => !isEnabled(one)).map(({ unit }) => unit))
        }
      ]
    },
    { test: "-n", calls: upgrade }
  ].flatMap(({ test, calls }) => {
    const some = calls.filter(({ units }) => units !== "");
    return some.length > 0 ? [{ test, calls: some }] : [];
  });
}
function prerm(services) {
  const stop = words(services.flatMap(({ running }) => running));
  return { needed: stop !== "", view: { stop } };
}
function postrm(pkg, services) {
  const units = words(services.map(({ unit }) => unit));
  const folders = pkg.directories.filter(isPurged).map(({ path }) => ({ path: shellWord(path), line: shellWord(folderLine(path)) }));
  const { users, groups } = purgedAccounts(pkg);
  const accounts = users.length + groups.length > 0;
  const leaving = accounts || folders.length > 0;
  return {
    needed: units !== "" || leaving,
    view: { units, leaving, folders: folders.toReversed(), accounts, users, groups }
  };
}
var isPurged = ({ remove }) => remove === "purge";
function declaredIn(pkg, folder, which) {
  const prefix = `/usr/lib/${folder}/`;
  return pkg.entries.flatMap((entry) => {
    const { type, path } = entry;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    if (type !== "file" || !/^[^/]+\.conf$/.test(name)) return [];
    return which === "all" || entry.content === void 0 ? [name] : [];
  });
}

// src/formats/deb/relation-fields.ts
var relationFields = [
  ["predepends", "Pre-Depends"],
  ["depends", "Depends"],
  ["recommends", "Recommends"],
  ["suggests", "Suggests"],
  ["enhances", "Enhances"],
  ["conflicts", "Conflicts"],
  ["breaks", "Breaks"],
  ["replaces", "Replaces"],
  ["provides", "Provides"]
];
var NO_ALTERNATIVES = /* @__PURE__ */ new Set(["conflicts", "breaks", "replaces", "provides", "enhances"]);
function relationsOf(pkg) {
  const problems = [];
  const fields = relationFields.map(([kind, field]) => {
    const needed = kind === "depends" ? scriptDepends(pkg) : [];
    const texts = [...pkg.relations[kind], ...ownOf(pkg.options, kind), ...needed].map((text) => {
      const spelled = debRelation(text);
      if ("message" in spelled) problems.push({ ...spelled, message: `${field}: ${spelled.message}` });
      return "message" in spelled ? "" : spelled.text;
    });
    const given = [...new Set(texts.filter((text) => text !== ""))];
    if (NO_ALTERNATIVES.has(kind))
      problems.push(...given.filter(hasChoice).map((text) => noChoice(field, text)));
    return [field, given.join(", ")];
  });
  return { fields, problems };
}
function scriptDepends(pkg) {
  if (pkg.nfpm) return [];
  if (declaredIn(pkg, "sysusers.d", "own").length > 0)
    return ["systemd | systemd-standalone-sysusers | systemd-sysusers"];
  return pkg.users.length + pkg.groups.length > 0 ? ["passwd | systemd-standalone-sysusers | systemd"] : [];
}
var ownOf = (options, kind) => (kind === "breaks" || kind === "predepends" ? options[kind] : void 0) ?? [];
var hasChoice = (text) => text.includes("|");
var noChoice = (field, text) => ({
  message: `${field} has no alternatives, but was given "${text}"`,
  hint: "write each package as one of its own"
});

export {
  ownScriptView,
  scriptNames,
  generatedScripts,
  relationFields,
  relationsOf
};
