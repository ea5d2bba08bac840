import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  debVersion
} from "./chunk-LV3KPGXS.js";

// src/formats/deb/changelog.ts
var nfpmChangelog = ({ name, changelog }) => changelog.map((change) => nfpmEntry(name, change)).join("\n");
function nfpmEntry(name, change) {
  const { version, distributions, urgency = "low", notes } = change;
  const aimed = distributions ? ` ${distributions.join(" ")}; urgency=${urgency}` : "";
  const lines = notes.flatMap((note) => {
    const [first = "", ...rest] = note.split("\n");
    return [`  * ${first}`, ...rest.filter((line) => line.trim() !== "").map((line) => `   - ${line}`)];
  });
  return [`${name} (${version})${aimed}`, ...lines, "", trailer(change.author, change.date), ""].join("\n");
}
var debChangelog = (pkg) => changelogEntries(pkg).map(
  ({ name, version, distributions, urgency, changes, author, date }) => [
    `${name} (${version}) ${distributions}; urgency=${urgency}`,
    "",
    changes,
    "",
    ` -- ${author}  ${date}`,
    ""
  ].join("\n")
).join("\n");
function changelogEntries(pkg) {
  const version = debVersion(pkg.version);
  const now = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`]
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => {
    const { distributions = [], urgency = "medium", notes } = change;
    const told = notes.filter((note) => note.trim() !== "");
    return {
      name: pkg.name,
      version: spelled(pkg, change.version),
      distributions: distributions.length > 0 ? distributions.join(" ") : "unstable",
      urgency,
      changes: (told.length > 0 ? told : ["No change is written down."]).flatMap(noteLines).join("\n"),
      author: contact(change.author),
      date: rfc2822(change.date)
    };
  });
}
var noteLines = (note) => note.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line.trim() !== "").map((line, at) => `${at === 0 ? "  * " : "    "}${line.trim()}`);
function spelled({ version }, text) {
  const plain = text.replace(/^v(?=\d)/, "").replace(/-(?=[A-Za-z])/, "~").replace(/[^A-Za-z0-9.+~:-]/g, ".");
  const whole = debVersion(version);
  const bare = debVersion({ ...version, epoch: void 0, revision: void 0 });
  return plain === bare || text === whole ? whole : plain;
}
var trailer = (author, date) => ` -- ${author}  ${rfc2822(date)}`;
var contact = (author) => /<[^>]*>$/.test(author) ? author : `${author} <>`;
var rfc2822 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

export {
  nfpmChangelog,
  debChangelog,
  changelogEntries
};
