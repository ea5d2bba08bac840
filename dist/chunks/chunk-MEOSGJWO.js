import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkStorePath
} from "./chunk-FMQ3NHNI.js";

// src/stores/s3/address.ts
var BUCKET = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
var REGION = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
var NAMED_REGION = /^s3[.-]([a-z0-9-]+)\.(?:amazonaws|backblazeb2|wasabisys|scw)\./;
var R2 = /\.r2\.cloudflarestorage\.com$/;
var FORMS = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|backblazeb2\.com)$/;
function checkAddress({
  bucket = "",
  prefix,
  endpoint,
  region
}) {
  const problems = [];
  if (!BUCKET.test(bucket))
    problems.push({
      key: "bucket",
      message: `${JSON.stringify(bucket)} cannot be the name of a bucket`,
      hint: bucketHint(bucket)
    });
  if (prefix !== void 0 && !isPrefix(prefix))
    problems.push({
      key: "prefix",
      message: `${JSON.stringify(prefix)} cannot stand before the names in a bucket`,
      hint: "write a path with forward slashes, such as `prefix: packages/apt`, without . or .. as a part"
    });
  if (endpoint !== void 0) {
    const hint = endpointHint(endpoint);
    if (hint !== void 0)
      problems.push({ key: "endpoint", message: `${endpoint} cannot be the address of a storage`, hint });
  }
  if (region !== void 0 && !REGION.test(region))
    problems.push({
      key: "region",
      message: `${JSON.stringify(region)} cannot be a region`,
      hint: "write its short name, such as `region: eu-central-1`"
    });
  return problems;
}
function bucketHint(bucket) {
  const [, name, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(bucket) ?? [];
  if (name !== void 0)
    return `write \`bucket: ${name}\`${prefix ? ` and \`prefix: ${prefix.replace(/\/+$/, "")}\`` : ""}`;
  if (bucket.includes("/")) return "write the bucket alone; what comes behind its name is the `prefix`";
  return "it has 3 to 63 characters: a\u2013z, 0\u20139, dots and hyphens, with a letter or digit at both ends";
}
function isPrefix(prefix) {
  try {
    return checkStorePath(prefix) === prefix;
  } catch {
    return false;
  }
}
function endpointHint(endpoint) {
  const url = URL.parse(endpoint);
  if (!url || !["http:", "https:"].includes(url.protocol))
    return "write it with https:// before it, such as `endpoint: https://s3.example.org`";
  if (url.username !== "" || url.password !== "")
    return "leave the key out of it: it comes in the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    return `write \`endpoint: ${url.origin}\`; bucket and folder have the keys \`bucket\` and \`prefix\``;
  return void 0;
}
function locationOf({ bucket = "", prefix = "", endpoint, region }, env) {
  const { hostname: name = "", host = "" } = endpoint !== void 0 && URL.parse(endpoint) || {};
  const usual = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || "us-east-1";
  const place = prefix === "" ? bucket : `${bucket}/${prefix}`;
  return {
    bucket,
    before: prefix === "" ? "" : `${prefix}/`,
    endpoint,
    region: region ?? NAMED_REGION.exec(name)?.[1] ?? (R2.test(name) ? "auto" : usual),
    // No certificate is good for a bucket with a dot.
    isPathStyle: endpoint !== void 0 || bucket.includes("."),
    isPlusSpace: endpoint === void 0 || FORMS.test(name),
    title: endpoint === void 0 ? `the bucket ${place}` : `the bucket ${place} at ${host}`
  };
}

export {
  checkAddress,
  locationOf
};
