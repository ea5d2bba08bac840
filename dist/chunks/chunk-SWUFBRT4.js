import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  STABLE
} from "./chunk-QAPI6OIN.js";

// src/steps/page/names.ts
var sourceId = (name, stream) => stream === STABLE ? name : `${name}-${fileWord(stream)}`;
var keyringName = (id) => `${id}-keyring`;
var carrierName = (id) => `${id.toLowerCase().replaceAll("_", "-")}-repo`;
var fileWord = (word) => word.replace(/[^A-Za-z0-9.-]/g, "-");
var idTitle = ({ id, codename }) => id.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll("-", " ") + (codename === void 0 ? "" : ` (${codename})`);
function releasesTitle(releases) {
  const distros = [...new Set(releases.map(({ distro }) => distro))];
  const titles = distros.map(
    (distro) => `${distro.title} ${inWords(releases.filter((one) => one.distro === distro).map(({ release }) => idTitle(release)))}`
  );
  return titles.join(", ");
}
var inWords = (words) => words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

// src/steps/page/sources.ts
var addressOf = (url, path) => `${url}/${path.split("/").map(encodeURIComponent).join("/")}`;
var oneLine = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
var sourceOf = ({ settings, about }, { id, address, arches, stream }, key) => ({
  id,
  title: oneLine(`${about?.title ?? settings.name}${id === settings.name ? "" : ` (${stream})`}`),
  url: settings.url ?? "",
  suite: address,
  component: settings.component,
  arches,
  key
});

export {
  sourceId,
  keyringName,
  carrierName,
  fileWord,
  releasesTitle,
  inWords,
  addressOf,
  oneLine,
  sourceOf
};
