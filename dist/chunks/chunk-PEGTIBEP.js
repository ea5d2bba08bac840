import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  serverOf
} from "./chunk-SXWB3MLU.js";
import {
  openRepository
} from "./chunk-CB4DUII6.js";

// src/tools/github-repository.ts
function repositoryName(text) {
  const [, owner, repo] = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
  return owner && repo && !/^\.{1,2}$/.test(repo) ? { owner, repo } : void 0;
}
var isSameRepository = (a, b) => `${a.owner}/${a.repo}`.toLowerCase() === `${b.owner}/${b.repo}`.toLowerCase();
function siteOf(env) {
  const said = env["GITHUB_SERVER_URL"];
  if (said) return said.replace(/\/+$/, "");
  const api = new URL(serverOf(env));
  return `${api.protocol}//${api.host.replace(/^api\./, "")}`;
}
async function ownRepository(host) {
  const said = host.env["GITHUB_REPOSITORY"];
  return said ? repositoryName(said) : clonedRepository(host);
}
async function clonedRepository(host) {
  const repository = await openRepository(host);
  if (typeof repository === "string") return void 0;
  const url = await repository.git("config", "--get", "remote.origin.url").catch(() => "");
  const [, at, path] = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::\d+)?[:/](.+?)(?:\.git)?\/?$/.exec(url) ?? [];
  return at === new URL(siteOf(host.env)).hostname && path ? repositoryName(path) : void 0;
}

export {
  repositoryName,
  isSameRepository,
  siteOf,
  ownRepository,
  clonedRepository
};
