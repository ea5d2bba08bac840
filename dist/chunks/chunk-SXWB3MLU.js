import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  RemoteError
} from "./chunk-7K3FG75H.js";

// src/tools/github.ts
var TIMEOUT_MS = 3e4;
var API = "https://api.github.com";
var repositoryFileText = ({ owner, repo, path, ref }) => `${owner}/${repo}/${path}@${ref}`;
function tokenOf(env) {
  const name = ["GITHUB_TOKEN", "GH_TOKEN"].find((variable) => env[variable]);
  return name && { name, value: env[name] };
}
var serverOf = (env) => (env["GITHUB_API_URL"] || API).replace(/\/+$/, "");
async function connect({ env, fetch, signal }) {
  const { Octokit } = await import("./dist-src-6N7YIK2I.js");
  const token = tokenOf(env);
  const quiet = () => {
  };
  return new Octokit({
    baseUrl: serverOf(env),
    userAgent: "linux-pkg",
    ...token && { auth: token.value },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) }
  });
}
async function readRepositoryFile(host, file) {
  const url = repositoryFileText(file);
  const octokit = await connect(host);
  const { data } = await octokit.rest.repos.getContent({ ...file }).catch((cause) => {
    throw failure(host, file, cause);
  });
  if (Array.isArray(data)) throw new RemoteError(url, 200, "it is a folder", { hint: "name a file in it" });
  if (data.type !== "file" || !("content" in data))
    throw new RemoteError(url, 200, `it is a ${data.type}`, { hint: "name a file" });
  if (data.encoding !== "base64")
    throw new RemoteError(url, 200, "it is larger than 1 MiB", { hint: "name a smaller file" });
  return Buffer.from(data.content, "base64");
}
function failure(host, file, cause) {
  const status = cause.status;
  const url = repositoryFileText(file);
  const server = serverOf(host.env);
  const variable = tokenOf(host.env)?.name;
  const token = variable ?? "no token (GITHUB_TOKEN is not set)";
  const told = (message, hint) => new RemoteError(url, status, message, { hint, cause });
  const response = cause.response;
  if (!response || status === void 0)
    return told(`${server} did not answer (${reasonOf(cause)})`, "check the network, and GITHUB_API_URL");
  if (status === 404)
    return told(
      `not found on ${server}`,
      `check owner, repository, file and ref; a private repository needs a token that may read it, and this is ${token}`
    );
  if (status === 401)
    return told("the token was refused", `${variable ?? "GITHUB_TOKEN"} is wrong or has expired`);
  if (status === 403 || status === 429)
    return response.headers?.["x-ratelimit-remaining"] === "0" ? told(
      "the rate limit of the API is used up",
      `set GITHUB_TOKEN for a higher one, or wait; this is ${token}`
    ) : told("access was refused", `the token needs to read the contents of ${file.owner}/${file.repo}`);
  return told(`${server} answered ${status}`, "try again; see githubstatus.com");
}
function reasonOf(error) {
  const chain = [];
  for (let cause = error; cause instanceof Error && chain.length < 5; cause = cause.cause)
    chain.push(cause.message);
  return chain.at(-1) ?? String(error);
}

export {
  repositoryFileText,
  tokenOf,
  serverOf,
  connect,
  readRepositoryFile,
  reasonOf
};
