import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  sizeText
} from "./chunk-PR56Q6UZ.js";
import {
  landed
} from "./chunk-BM4FHGBY.js";
import "./chunk-EWE4NJNV.js";
import "./chunk-MEOSGJWO.js";
import "./chunk-FMQ3NHNI.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/publishers/store/limits.ts
var checkLimits = ({ title, limits }, shipments) => {
  const most = limits?.file ?? Number.POSITIVE_INFINITY;
  return shipments.filter(({ size }) => size > most).map(({ name, size }) => ({
    message: `${name} has ${sizeText(size)}, and ${title} takes files of ${sizeText(most)} at most`,
    hint: "bring it to a place that takes larger files, such as s3 or a release"
  }));
};
async function refuseOverflow({ title, limits, list, beside }, coming) {
  if (limits?.total === void 0 || coming.length === 0) return;
  const sizes = new Map((await list("")).map(({ path, size }) => [path, size]));
  for (const { name, size } of coming) sizes.set(name, size);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, await beside?.() ?? 0);
  if (total <= limits.total) return;
  throw new UserError(
    "publish/too-much",
    `${title} would hold ${sizeText(total)}, and it takes ${sizeText(limits.total)} at most`,
    { hint: "delete older files there, raise `budget`, or bring them to another place, such as s3" }
  );
}

// src/publishers/store/pointers.ts
import { readFile } from "node:fs/promises";
var TRIES = 20;
async function movePointers({ store, look, urlOf, uploadOf: uploadOf2 }, pointers, { head, isNewer, textsOf, merged, dry = false }) {
  const last = pointers.find(({ name }) => name === head);
  if (!last) throw new PkgError("publish/pointers", `${head} is not among the pointers`);
  const others = pointers.filter(({ name }) => name !== head);
  const ours = await readFile(last.file);
  let hasPut = false;
  for (let tries = 0; tries < TRIES; tries++) {
    const now = await store.get(head);
    if (!isNewer(now?.bytes)) {
      if (hasPut && now && !await putBack(store, others, textsOf(now.bytes), now.tag, head)) continue;
      return [];
    }
    const content = now ? merged(now.bytes, ours) : ours;
    const how = now === void 0 ? "uploaded" : Buffer.compare(content, now.bytes) === 0 ? "there" : "replaced";
    const deliveries = [...await look(others), { name: head, url: urlOf(head), how }];
    if (dry) return deliveries;
    const coming = others.filter((_, index) => deliveries[index].how !== "there");
    hasPut ||= coming.length > 0;
    await store.put(coming.map(uploadOf2));
    if (how === "there") return deliveries;
    if (await store.putIfUnchanged({ ...uploadOf2(last), content }, now?.tag)) return deliveries;
  }
  throw new PkgError("store/busy", `${head} in ${store.title} was changed by others each of ${TRIES} times`, {
    hint: "run this again when they are done"
  });
}
async function putBack(store, ours, texts, tag, head) {
  const uploads = ours.flatMap(({ name }) => {
    const text = texts.get(name);
    return text === void 0 ? [] : [{ path: name, content: Buffer.from(text) }];
  });
  await store.put(uploads);
  return (await store.get(head))?.tag === tag;
}

// src/publishers/store/publisher.ts
var AT_ONCE = 8;
async function storePublisher(host, kind, { settings }) {
  const store = await kind.open(host, settings);
  const compare = async (shipments) => {
    const there = await digestsOf(host, store, shipments);
    refuseOthers(store, shipments, there);
    return shipments.map(({ name, sha256 }, index) => ({
      name,
      url: urlOf(name),
      how: there[index] === void 0 ? "uploaded" : there[index] === sha256 ? "there" : "replaced"
    }));
  };
  const urlOf = (name) => settings.url === void 0 ? void 0 : `${settings.url}/${addressOf(name)}`;
  const look = async (shipments) => {
    const deliveries = await compare(shipments);
    await refuseOverflow(store, comingOf(shipments, deliveries));
    return deliveries;
  };
  const put = async (shipments) => {
    const deliveries = await look(shipments);
    const coming = comingOf(shipments, deliveries);
    host.signal.throwIfAborted();
    host.log.progress(`uploading ${coming.length} of ${shipments.length} files`);
    await store.put(coming.map(uploadOf));
    return deliveries;
  };
  return {
    title: store.title,
    urlOf,
    check: (shipments) => checkLimits(store, shipments),
    look,
    deliver: async (shipments) => ({ deliveries: await landed(store, () => put(shipments)) }),
    point: (pointers, wish) => landed(store, () => movePointers({ store, look: compare, urlOf, uploadOf }, pointers, wish))
  };
}
var comingOf = (shipments, deliveries) => shipments.filter((_, index) => deliveries[index].how !== "there");
var addressOf = (name) => name.split("/").map(encodeURIComponent).join("/");
async function digestsOf({ log, signal }, store, shipments) {
  let asked = 0;
  return allInOrder(shipments, AT_ONCE, async ({ name }) => {
    signal.throwIfAborted();
    log.progress(`comparing ${++asked} of ${shipments.length} files: ${name}`);
    return store.digest(name);
  });
}
var RENEWED = /* @__PURE__ */ new Set(["pointer", "policy"]);
var keptBytes = (name) => `a published name keeps its bytes: release a new version or revision; or, where nobody has fetched it yet, delete ${name} there`;
var otherList = (name) => `it lists the files of one run: bring all targets in one run, or give each a folder of its own (name: "{version}/{target}/{name}_{version}_{arch}"); else ${keptBytes(name)}`;
function refuseOthers({ title }, shipments, there) {
  const problems = shipments.flatMap(({ name, sha256, kind }, index) => {
    const other = there[index];
    if (other === void 0 || other === sha256 || RENEWED.has(kind)) return [];
    return [
      {
        message: `${name} is in ${title} with other bytes: SHA-256 ${other} there, ${sha256} here`,
        hint: kind === "checksums" ? otherList(name) : keptBytes(name)
      }
    ];
  });
  if (problems.length > 0) throw new UserError("publish/other-bytes", problems);
}
var uploadOf = ({ name, file, size, kind }) => ({
  path: name,
  content: { file, size },
  lasting: !RENEWED.has(kind)
});
export {
  storePublisher
};
