import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/text/asset-name.ts
function assetName(name) {
  const plain = name.normalize("NFKD").replace(new RegExp("\\p{Mn}", "gu"), "");
  const named = plain.startsWith(".") ? `default${plain}` : plain;
  const kept = named.replace(/[^A-Za-z0-9_+@-]+/g, ".").replace(/^\.|\.$/g, "");
  return kept === name || kept.includes(".") ? kept : `default.${kept}`;
}
function assetNames(names) {
  const uploaded = new Map(names.map((name) => [name, assetName(name)]));
  const holders = Map.groupBy(uploaded, ([, asset]) => asset);
  const problems = [...holders].filter(([, same]) => same.length > 1).map(([asset, same]) => ({
    message: `a release would hold ${same.map(([name]) => name).join(" and ")} under the same name, ${asset}`,
    hint: "give their packages or versions names that differ in letters, digits, _, - or +"
  }));
  if (problems.length > 0) throw new UserError("publish/asset-names", problems);
  return uploaded;
}

export {
  assetName,
  assetNames
};
