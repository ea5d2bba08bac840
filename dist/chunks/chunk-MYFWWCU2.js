import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDraft,
  prepareRepository,
  publishToRepository,
  withRepository
} from "./chunk-RDDCMC3S.js";
import {
  HANDOVER_FILE,
  nextHandover,
  refuseTaken
} from "./chunk-CS3VLXEH.js";
import {
  verifyRepository
} from "./chunk-BSKYD346.js";
import {
  withRepositoryTrials,
  writeJunit
} from "./chunk-QK4JNO3G.js";
import {
  sbomWanted,
  settle
} from "./chunk-UU6UOPIY.js";
import {
  formatOf
} from "./chunk-63FAE4Y6.js";
import {
  armoredSignature
} from "./chunk-V5VLRKJX.js";
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
import {
  digestOf,
  fileChunks,
  isRunning,
  removeDeadLeftovers,
  tempDir,
  writeWhole
} from "./chunk-QK6D6OQ7.js";
import {
  PkgError,
  TargetsError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

// src/steps/sign/landing.ts
import { createHash } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
var LANDING = ".linux-pkg-landing.json";
async function land({ outDir }, dir, { made, handover }) {
  const files = made.flatMap(({ draft, artifact: { path } }) => draft === void 0 ? [] : [{ draft, path }]);
  const landing = { folder: basename(dir.path), files, before: await listingDigest(outDir), handover };
  await writeWhole(join(outDir, LANDING), JSON.stringify(landing));
  for (const { draft, path } of files) await rename(join(dir.path, draft), join(outDir, path));
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
  await rm(join(outDir, LANDING));
}
async function finishLanding({ outDir, log }) {
  const landing = await noted(outDir);
  if (landing && !isRunning(Number(FOLDER.exec(landing.folder)?.[1]))) {
    if (await listingDigest(outDir) === landing.before) await goOn(outDir, landing);
    await rm(join(outDir, LANDING));
    log.info("an earlier run was ended while it gave files their names: that is in order again");
  }
  await removeDeadLeftovers(outDir);
}
async function goOn(outDir, { folder, files, handover }) {
  for (const { draft, path } of files)
    await rename(join(outDir, folder, draft), join(outDir, path)).catch(ignoreAbsent);
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
}
var listingDigest = async (outDir) => {
  const text = await readFile(join(outDir, HANDOVER_FILE)).catch(() => void 0);
  return text === void 0 ? "" : createHash("sha256").update(text).digest("hex");
};
var PLAIN = /^[A-Za-z0-9_.][A-Za-z0-9_+.~^%=,@-]*$/;
var FOLDER = /^\.linux-pkg-(\d+)-[A-Za-z0-9]+$/;
async function noted(outDir) {
  try {
    const { folder, files, before, handover } = JSON.parse(
      await readFile(join(outDir, LANDING), "utf8")
    );
    const names = files.flatMap(({ draft, path }) => [draft, path]);
    const isSound = names.every((name) => PLAIN.test(name) && !/^\.+$/.test(name));
    return isSound && FOLDER.test(folder) && typeof handover === "string" ? { folder, files, before, handover } : void 0;
  } catch {
    return void 0;
  }
}
var ignoreAbsent = (error) => {
  if (error.code !== "ENOENT") throw error;
};

// src/steps/sign/checksums.ts
import { writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/text/asset-name.ts
function assetName(name) {
  const plain = name.normalize("NFKD").replace(new RegExp("\\p{Mn}", "gu"), "");
  const named2 = plain.startsWith(".") ? `default${plain}` : plain;
  const kept = named2.replace(/[^A-Za-z0-9_+@-]+/g, ".").replace(/^\.|\.$/g, "");
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

// src/steps/sign/checksums.ts
var CHECKSUMS_FILE = "SHA256SUMS";
async function checksumsOf(files, signatures, dir) {
  const names = assetNames([...files, ...signatures].map(({ artifact }) => artifact.name));
  const lines = files.map(({ artifact }) => ({ name: names.get(artifact.name), sha256: artifact.sha256 })).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0).map(({ name, sha256 }) => `${sha256}  ${name}
`);
  await writeFile(join2(dir, CHECKSUMS_FILE), lines.join(""));
  const made = await digestOf(join2(dir, CHECKSUMS_FILE));
  return {
    artifact: { kind: "checksums", name: CHECKSUMS_FILE, path: CHECKSUMS_FILE, ...made },
    draft: CHECKSUMS_FILE
  };
}

// src/steps/sign/detached.ts
import { writeFile as writeFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
async function detachedSignature({ outDir }, { file, signer, dir }) {
  const { artifact, draft } = file;
  const source = draft === void 0 ? join3(outDir, artifact.path) : join3(dir, draft);
  const name = `${artifact.name}.asc`;
  await writeFile2(join3(dir, name), armoredSignature(await signer.detached(fileChunks(source))));
  const made = await digestOf(join3(dir, name));
  return {
    artifact: { kind: "signature", name, path: `${artifact.path}.asc`, ...made, of: artifact.name },
    draft: name
  };
}

// src/steps/sign/package.ts
import { createHash as createHash2 } from "node:crypto";
import { constants, copyFile, rm as rm2, writeFile as writeFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { isDeepStrictEqual } from "node:util";
var isPackage = (artifact) => artifact.kind === "package";
async function signedPackage(host, work) {
  const { artifact, signer, dir } = work;
  const { sign, read } = await formatOf(artifact.format).load();
  if (!sign) return [{ artifact: { ...artifact, signed: true } }];
  const file = join4(dir, artifact.name);
  await copyFile(join4(host.outDir, artifact.path), file, constants.COPYFILE_FICLONE);
  const companions = await sign({ file, signer, options: optionsOf(host, work) });
  if (!companions) {
    await rm2(file);
    return [{ artifact: { ...artifact, signed: true } }];
  }
  refuseChange(artifact, await read(join4(host.outDir, artifact.path)), await read(file));
  const { size, sha256 } = await digestOf(file);
  const drafts = [{ artifact: { ...artifact, size, sha256, signed: true }, draft: artifact.name }];
  for (const { name, text } of companions) {
    await writeFile3(join4(dir, name), text);
    const bytes = Buffer.from(text);
    const made = { size: bytes.length, sha256: createHash2("sha256").update(bytes).digest("hex") };
    drafts.push({
      artifact: { kind: "policy", name, path: name, ...made, format: artifact.format },
      draft: name
    });
  }
  return drafts;
}
function optionsOf(host, { artifact, config, plan }) {
  const target = plan.targets.find(({ id }) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  const own = settled.find(({ name }) => name === artifact.package) ?? settled[0];
  return own?.options ?? formatOf(artifact.format).defaults;
}
function refuseChange({ name }, before, after) {
  if (isDeepStrictEqual({ ...before, signatures: [] }, { ...after, signatures: [] })) return;
  throw new PkgError("sign/changed", `signing ${name} changed more than its signature`, {
    hint: "this is a defect of linux-pkg: please report it with the package"
  });
}

// src/steps/sign/index.ts
var MADE_HERE = /* @__PURE__ */ new Set(["signature", "checksums", "policy"]);
var AT_ONCE = 4;
async function signArtifacts(host, config, plan, { artifacts, signers }) {
  var _stack = [];
  try {
    const [signer] = signers;
    const dir = __using(_stack, await tempDir(host.outDir), true);
    const kept = artifacts.filter(({ kind }) => !MADE_HERE.has(kind));
    const signed = await allInOrder(kept, AT_ONCE, (artifact) => {
      host.signal.throwIfAborted();
      if (!isPackage(artifact) || !signer) return Promise.resolve([{ artifact }]);
      return signedPackage(host, { artifact, signer, dir: dir.path, config, plan });
    });
    const files = onceEach(signed.flat());
    const signatures = signer ? await allInOrder(files, AT_ONCE, (file) => detachedSignature(host, { file, signer, dir: dir.path })) : [];
    const checksums = await checksumsOf(files, signatures, dir.path);
    const sealed = signer ? [await detachedSignature(host, { file: checksums, signer, dir: dir.path })] : [];
    const made = [...files, ...signatures, checksums, ...sealed];
    await refuseTaken(
      host,
      made.map(({ artifact }) => artifact.path)
    );
    host.signal.throwIfAborted();
    const named2 = made.map(({ artifact }) => artifact);
    await land(host, dir, { made, handover: await nextHandover(host, plan, named2) });
    return named2;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function onceEach(files) {
  const first = /* @__PURE__ */ new Map();
  for (const file of files) if (!first.has(file.artifact.path)) first.set(file.artifact.path, file);
  return [...first.values()];
}

// src/commands/repository.ts
async function leaveRepository(host, inputs, { config, plan, artifacts, signers, results = [] }) {
  const { group } = host.log;
  const prepared = await group(
    "Repository",
    () => prepareRepository(host, config, plan, { artifacts, signers })
  );
  const verified = inputs.verify ? await group("Repository draft", () => verifyDraft(host, config, { plan, prepared })) : void 0;
  if (verified) await writeJunit(host, [...results, ...verified.results]);
  if (verified && verified.failed.length > 0) {
    host.log.info("The repository is left as it was: machines that tried the draft of the new one failed.");
    throw new TargetsError(verified.failed);
  }
  const publication = await group("Publication", () => publishToRepository(host, prepared));
  return { publication, verified };
}
async function verifyDraft(host, config, { plan, prepared }) {
  var _stack = [];
  try {
    const draft = __using(_stack, await openDraft(host, prepared), true);
    if (draft.places.every(({ isChanged }) => !isChanged)) return void 0;
    return await verifyRepository(host, config, { ...draft, targets: plan.targets.map(({ name }) => name) });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var withLeftRepository = (report, left) => left === void 0 ? report : withRepositoryTrials(withRepository(report, left.publication), left.verified);

// src/steps/sbom/index.ts
import { createHash as createHash5 } from "node:crypto";
import { join as join5 } from "node:path";

// src/steps/sbom/content.ts
import { createHash as createHash3 } from "node:crypto";

// src/steps/sbom/file-types.ts
var MAGICS = [
  ["7f454c46", "BINARY"],
  ["1f8b", "ARCHIVE"],
  ["504b0304", "ARCHIVE"],
  ["28b52ffd", "ARCHIVE"],
  ["fd377a585a00", "ARCHIVE"],
  ["425a68", "ARCHIVE"],
  ["89504e47", "IMAGE"],
  ["ffd8ff", "IMAGE"],
  ["47494638", "IMAGE"],
  ["2321", "SOURCE"]
];
var DOCUMENTATION = /^\/usr\/(?:local\/)?share\/(?:doc|man|info)\//;
function fileTypesOf(path, start) {
  const hex = start.toString("hex", 0, 6);
  const found = MAGICS.find(([magic]) => hex.startsWith(magic))?.[1];
  const type = found ?? (start.includes(0) ? "BINARY" : "TEXT");
  return DOCUMENTATION.test(path) ? ["DOCUMENTATION", type] : [type];
}

// src/steps/sbom/content.ts
var START = 512;
function contentTaker(signal) {
  const seen = /* @__PURE__ */ new Map();
  const parts = [];
  const watcher = {
    async file(file) {
      signal.throwIfAborted();
      if (seen.has(file.path)) throw unsound(`it holds ${JSON.stringify(file.path)} twice`);
      const sums = "same" in file ? seen.get(file.same) : await sumsOf(file);
      if (sums === void 0)
        throw unsound(`${JSON.stringify(file.path)} is a hard link to a file that does not come before it`);
      seen.set(file.path, sums);
    },
    part: (name, sha256) => void parts.push([name, sha256])
  };
  const content = (facts) => {
    for (const { path, digest } of facts) {
      const sums = seen.get(path);
      if (sums && digest?.startsWith("sha256:") && digest !== `sha256:${sums.sha256}`)
        throw unsound(`${JSON.stringify(path)} has another SHA-256 than the package says`);
    }
    const files = [...seen].map(([path, sums]) => ({ path, ...sums }));
    return { files: files.sort((a, b) => a.path < b.path ? -1 : 1), parts };
  };
  return { watcher, content };
}
async function sumsOf(file) {
  const [sha1, sha256] = [createHash3("sha1"), createHash3("sha256")];
  let start = Buffer.alloc(0);
  for await (const chunk of file.bytes) {
    sha1.update(chunk);
    sha256.update(chunk);
    if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START - start.length)]);
  }
  return { sha1: sha1.digest("hex"), sha256: sha256.digest("hex"), types: fileTypesOf(file.path, start) };
}
var unsound = (what) => new UserError("sbom/unsound", what, { hint: "build the package again" });

// src/steps/sbom/document.ts
import { createHash as createHash4 } from "node:crypto";

// src/text/purl.ts
function purlOf({ type, namespace, name, version, qualifiers }) {
  const more = Object.entries(qualifiers).filter(([, value]) => value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => `${key}=${escaped(value ?? "")}`);
  const path = [type, ...namespace ? [escaped(namespace)] : [], escaped(name)].join("/");
  return `pkg:${path}@${escaped(version)}${more.length > 0 ? `?${more.join("&")}` : ""}`;
}
var escaped = (text) => encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%3A", ":");

// src/tools/own-version.ts
var ownVersion = "0.1.0";

// src/steps/sbom/layout.ts
function spdxText(document) {
  const parts = Object.entries(document).filter(([, value]) => value !== void 0).map(
    ([key, value]) => `${JSON.stringify(key)}: ${Array.isArray(value) ? listText(value) : JSON.stringify(value)}`
  );
  return `{
${parts.join(",\n")}
}
`;
}
var listText = (items) => items.length === 0 ? "[]" : `[
${items.map((item) => JSON.stringify(item)).join(",\n")}
]`;

// src/steps/sbom/license-ids.ts
var licenseIds = `
0BSD 3D-Slicer-1.0 AAL ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0 AGPL-1.0-only
AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later ALGLIB-Documentation AMD-newlib AMDPLPA AML
AML-glslang AMPAS ANTLR-PD ANTLR-PD-fallback APAFML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0
ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript
Adobe-Glyph Adobe-Utopia Advanced-Cryptics-Dictionary Afmparse Aladdin Apache-1.0 Apache-1.1 Apache-2.0
App-s2p Arphic-1999 Artistic-1.0 Artistic-1.0-Perl Artistic-1.0-cl8 Artistic-2.0 Artistic-dist Aspell-RU
BOLA-1.1 BSD-1-Clause BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD
BSD-2-Clause-Patent BSD-2-Clause-Views BSD-2-Clause-first-lines BSD-2-Clause-pkgconf-disclaimer
BSD-2-Clause-pos-unchanged BSD-3-Clause BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-HP
BSD-3-Clause-LBNL BSD-3-Clause-Modification BSD-3-Clause-No-Military-License
BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014 BSD-3-Clause-No-Nuclear-Warranty
BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-3-Clause-acpica
BSD-3-Clause-flex BSD-4-Clause BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE
BSD-Advertising-Acknowledgement BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk
BSD-Mark-Modifications BSD-Protection BSD-Source-Code BSD-Source-Code-no-disclaimer BSD-Source-alt-GPL
BSD-Source-beginning-file BSD-Systemics BSD-Systemics-W3Works BSD-ask-to-endorse BSL-1.0 BUSL-1.1 Baekmuk
Bahyph Barr Beerware BitTorrent-1.0 BitTorrent-1.1 Bitstream-Charter Bitstream-Vera BlueOak-1.0.0
Boehm-GC Boehm-GC-without-fee Borceux Brian-Gladman-2-Clause Brian-Gladman-3-Clause
Brian-Gladman-3-Clause-no-conversion Buddy Bugroff C-UDA-1.0 CAL-1.0 CAL-1.0-Combined-Work-Exception
CAPEC-tou CATOSL-1.1 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU
CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5
CC-BY-NC-3.0 CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0 CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0
CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0
CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0
CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5
CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP
CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-PDDC
CC-PDM-1.0 CC-SA-1.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CDL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0
CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-1.1 CERN-OHL-1.2
CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CFITSIO CMU-Mach CMU-Mach-nodoc CNRI-Jython CNRI-Python
CNRI-Python-GPL-Compatible COIL-1.0 CPAL-1.0 CPL-1.0 CPOL-1.02 CUA-OPL-1.0 Caldera Caldera-no-preamble
Catharon ClArtistic Clips Community-Spec-1.0 Condor-1.1 Cornell-Lossless-JPEG Cronyx Crossword
CryptoSwift CrystalStacker Cube D-FSL-1.0 DEC-3-Clause DL-DE-BY-2.0 DL-DE-ZERO-2.0 DOC DRL-1.0 DRL-1.1
DSDP DocBook-DTD DocBook-Schema DocBook-Stylesheet DocBook-XML Dotseqn ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0
EPICS EPL-1.0 EPL-2.0 ESA-PL-permissive-2.4 ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4
EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Elastic-2.0 Entessa ErlPL-1.1 Eurosym FBM FDK-AAC FDK-MPEG-H FSFAP
FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT FTL Fair
Ferguson-Twofish Frameworx-1.0 FreeBSD-DOC FreeImage Furuseth GCR-docs GD GFDL-1.1
GFDL-1.1-invariants-only GFDL-1.1-invariants-or-later GFDL-1.1-no-invariants-only
GFDL-1.1-no-invariants-or-later GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-invariants-only
GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only GFDL-1.2-no-invariants-or-later GFDL-1.2-only
GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-invariants-only GFDL-1.3-invariants-or-later
GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only GFDL-1.3-or-later GL2PS GLWTPL
GPL-1.0 GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-2.0-with-GCC-exception
GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
GPL-2.0-with-font-exception GPL-3.0 GPL-3.0-only GPL-3.0-or-later GPL-3.0-with-GCC-exception
GPL-3.0-with-autoconf-exception Game-Programming-Gems Giftware Glide Glulxe Graphics-Gems Gutmann HDF5
HIDAPI HP-1986 HP-1989 HPND HPND-DEC HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel
HPND-Kevlin-Henney HPND-MIT-disclaimer HPND-Markus-Kuhn HPND-Netrek HPND-Pbmplus HPND-SMC HPND-UC
HPND-UC-export-US HPND-doc HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement
HPND-export-US-modify HPND-export2-US HPND-merchantability-variant HPND-sell-MIT-disclaimer-xserver
HPND-sell-regexpr HPND-sell-variant HPND-sell-variant-MIT-disclaimer HPND-sell-variant-MIT-disclaimer-rev
HPND-sell-variant-critical-systems HTMLTIDY HaskellReport Hippocratic-2.1 Hippocratic-3.0-core IBM-pibs
ICU IEC-Code-Components-EULA IJG IJG-short IPA IPL-1.0 ISC ISC-Veillard ISO-permission ImageMagick Imlib2
Info-ZIP Informatica Inner-Net-2.0 InnoSetup Intel Intel-ACPI Interbase-1.0 JPL-image JPNIC JSON Jam
JasPer-2.0 Kastrup Kazlib Knuth-CTAN LAL-1.2 LAL-1.3 LGPL-2.0 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1
LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only LGPL-3.0-or-later LGPLLR LOOP LPD-document LPL-1.0
LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Latex2e
Latex2e-translated-notice Leptonica LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 Libpng Linux-OpenIB
Linux-man-pages-1-para Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para
Linux-man-pages-copyleft-var Lucida-Bitmap-Fonts MIPS MIT MIT-0 MIT-CMU MIT-Click MIT-Festival
MIT-Khronos-old MIT-Modern-Variant MIT-STK MIT-Wu MIT-advertising MIT-enna MIT-feh MIT-open-group
MIT-testregex MITNFA MMIXware MMPL-1.0.1 MPEG-SSG MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception
MS-LPL MS-PL MS-RL MTLL MVT-1.1 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment MakeIndex
Martin-Birgmeier McPhee-slideshow Minpack MirOS Motosoto MulanPSL-1.0 MulanPSL-2.0 Multics Mup NAIST-2003
NASA-1.3 NBPL-1.0 NCBI-PD NCGL-UK-2.0 NCL NCSA NGPL NICTA-1.0 NIST-PD NIST-PD-TNT NIST-PD-fallback
NIST-Software NLOD-1.0 NLOD-2.0 NLPL NOSL NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTIA-PD NTP NTP-0 Naumen Net-SNMP
NetCDF Newsletr Nokia Noweb Nunit O-UDA-1.0 OAR OCCT-PL OCLC-2.0 ODC-By-1.0 ODbL-1.0 OFFIS OFL-1.0
OFL-1.0-RFN OFL-1.0-no-RFN OFL-1.1 OFL-1.1-RFN OFL-1.1-no-RFN OGC-1.0 OGDL-Taiwan-1.0 OGL-Canada-2.0
OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1
OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8
OLFL-1.3 OML OPL-1.0 OPL-UK-3.0 OPUBL-1.0 OSC-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0
OSSP OpenMDW-1.0 OpenPBS-2.3 OpenSSL OpenSSL-standalone OpenVision PADL PDDL-1.0 PHP-3.0 PHP-3.01 PPL
PSF-2.0 ParaType-Free-Font-1.3 Parity-6.0.0 Parity-7.0.0 Pixar Plexus PolyForm-Noncommercial-1.0.0
PolyForm-Small-Business-1.0.0 PostgreSQL Python-2.0 Python-2.0.1 QPL-1.0 QPL-1.0-INRIA-2004 Qhull
RHeCos-1.1 RPL-1.1 RPL-1.5 RPSL-1.0 RSA-MD RSCPL Rdisc Ruby Ruby-pty SAX-PD SAX-PD-2.0 SCEA SGI-B-1.0
SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5 SHL-0.51 SISSL SISSL-1.2 SL SMAIL-GPL SMLNJ SMPPL
SNIA SOFA SPL-1.0 SSH-OpenSSH SSH-short SSLeay-standalone SSPL-1.0 SUL-1.0 SWL Saxpath SchemeReport
Sendmail Sendmail-8.23 Sendmail-Open-Source-1.1 SimPL-2.0 Sleepycat Soundex Spencer-86 Spencer-94
Spencer-99 StandardML-NJ SugarCRM-1.1.3 Sun-PPP Sun-PPP-2000 SunPro Symlinks TAPR-OHL-1.0 TCL
TCP-wrappers TGPPL-1.0 TMate TORQUE-1.1 TOSL TPDL TPL-1.0 TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 TekHVC
TermReadKey ThirdEye TrustedQSL UCAR UCL-1.0 UMich-Merit UPL-1.0 URT-RLE Ubuntu-font-1.0 UnRAR
Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt Unlicense Unlicense-libtelnet
Unlicense-libwhirlpool VOSTROM VSL-1.0 Vim Vixie-Cron W3C W3C-19980720 W3C-20150513 WTFNMFPL WTFPL
Watcom-1.0 Widget-Workshop WordNet Wsuipa X11 X11-distribute-modifications-variant X11-no-permit-persons
X11-swapped XFree86-1.1 XSkat Xdebug-1.03 Xerox Xfig Xnet YPL-1.0 YPL-1.1 ZPL-1.1 ZPL-2.0 ZPL-2.1 Zed
Zeeff Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib any-OSI any-OSI-perl-modules atc-game bcrypt-Solar-Designer
blessing bzip2-1.0.5 bzip2-1.0.6 check-cvs checkmk copyleft-next-0.3.0 copyleft-next-0.3.1 curl cve-tou
diffmark dtoa dvipdfm eCos-2.0 eGenix etalab-2.0 fwlw gSOAP-1.3b generic-xts gnuplot gtkbook hdparm
hyphen-bulgarian iMatix jove libpng-1.6.35 libpng-2.0 libselinux-1.0 libtiff libutil-David-Nugent lsof
magaz mailprio man2html metamail mpi-permissive mpich2 mplus ngrep pkgconf pnmstitch psfrag psutils
python-ldap radvd snprintf softSurfer ssh-keyscan swrule threeparttable ulem w3m wwl wxWindows xinetd
xkeyboard-config-Zinoviev xlock xpp xzoom zlib-acknowledgement
`;
var exceptionIds = `
389-exception Asterisk-exception Autoconf-exception-2.0 Autoconf-exception-3.0 Autoconf-exception-generic
Autoconf-exception-generic-3.0 Autoconf-exception-macro Bison-exception-1.24 Bison-exception-2.2
Bootloader-exception CLISP-exception-2.0 Classpath-exception-2.0 DigiRule-FOSS-exception FLTK-exception
Fawkes-Runtime-exception Font-exception-2.0 GCC-exception-2.0 GCC-exception-2.0-note GCC-exception-3.1
GNAT-exception GNOME-examples-exception GNU-compiler-exception GPL-3.0-interface-exception
GPL-3.0-linking-exception GPL-3.0-linking-source-exception GPL-CC-1.0 GStreamer-exception-2005
GStreamer-exception-2008 Gmsh-exception KiCad-libraries-exception LGPL-3.0-linking-exception LLGPL
LLVM-exception LZMA-exception Libtool-exception Linux-syscall-note Nokia-Qt-exception-1.1
OCCT-exception-1.0 OCaml-LGPL-linking-exception OpenJDK-assembly-exception-1.0
PS-or-PDF-font-exception-20170817 QPL-1.0-INRIA-2004-exception Qt-GPL-exception-1.0 Qt-LGPL-exception-1.1
Qwt-exception-1.0 SANE-exception SHL-2.0 SHL-2.1 SWI-exception Swift-exception Texinfo-exception
UBDL-exception Universal-FOSS-exception-1.0 WxWindows-exception-3.1 cryptsetup-OpenSSL-exception
eCos-exception-2.0 fmt-exception freertos-exception-2.0 gnu-javamail-exception i2p-gpl-java-exception
libpri-OpenH323-exception mif-exception openvpn-openssl-exception stunnel-exception u-boot-exception-2.0
vsftpd-openssl-exception x11vnc-openssl-exception
`;

// src/steps/sbom/license.ts
var canonical = (ids) => new Map(
  ids.trim().split(/\s+/).map((id) => [id.toLowerCase(), id])
);
var LICENSES = canonical(licenseIds);
var EXCEPTIONS = canonical(exceptionIds);
function declaredLicense(said) {
  const text = said?.trim();
  if (!text) return { expression: "NOASSERTION", named: [] };
  if (/^(NONE|NOASSERTION)$/.test(text)) return { expression: text, named: [] };
  const expression = expressionOf(text);
  if (expression === void 0) {
    const id = `LicenseRef-${text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "Declared"}`;
    return { expression: id, named: [{ id, text }] };
  }
  const references = new Set(expression.match(/LicenseRef-[A-Za-z0-9.-]+/g));
  return { expression, named: [...references].sort().map((id) => ({ id, text: id })) };
}
function expressionOf(text) {
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  const spelled = [];
  let [open, needsLicense] = [0, true];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    const operator = /^(and|or|with)$/i.test(word) ? word.toUpperCase() : void 0;
    if (word === "(" && needsLicense) open++;
    else if (word === ")" && !needsLicense && open > 0) open--;
    else if (operator === "WITH") {
      const exception = EXCEPTIONS.get(words[++at]?.toLowerCase() ?? "");
      if (needsLicense || words[at - 2] === ")" || spelled.at(-2) === "WITH" || !exception) return void 0;
      spelled.push("WITH", exception);
      continue;
    } else if (operator && !needsLicense) needsLicense = true;
    else if (needsLicense && !operator) {
      const license = licenseOf(word);
      if (license === void 0) return void 0;
      spelled.push(license);
      needsLicense = false;
      continue;
    } else return void 0;
    spelled.push(operator ?? word);
  }
  if (needsLicense || open > 0) return void 0;
  return spelled.join(" ").replaceAll("( ", "(").replaceAll(" )", ")");
}
function licenseOf(word) {
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(word)) return word;
  const whole = LICENSES.get(word.toLowerCase());
  if (whole !== void 0) return whole;
  const older = word.endsWith("+") ? LICENSES.get(word.slice(0, -1).toLowerCase()) : void 0;
  return older && `${older}+`;
}

// src/steps/sbom/people.ts
function agentOf(kind, text = "") {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  const [, name = line, mail] = /^([^<]*)<([^<>\s]+@[^<>\s]+)>$/.exec(line) ?? [];
  const plain = name.replace(/["()<>]/g, " ").replace(/ +/g, " ").trim();
  if (plain === "" && mail === void 0) return void 0;
  return `${kind}: ${plain || mail}${mail === void 0 ? "" : ` (${mail})`}`;
}
function urlOf(text = "") {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) ? url.href : void 0;
}

// src/steps/sbom/document.ts
var PACKAGE = "SPDXRef-Package";
var SOURCE = "SPDXRef-Source";
var NOBODY_SAYS = "NOASSERTION";
function spdxDocument(subject) {
  const { file, card, content, source, date } = subject;
  const license = declaredLicense(card.license);
  const needs = named(card.needs, "Need");
  const wants = named(card.wants, "Want");
  const text = spdxText({
    documentNamespace: "",
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: file,
    creationInfo: {
      created: new Date(date * 1e3).toISOString().replace(/\.\d+Z$/, "Z"),
      creators: [`Tool: linux-pkg-${ownVersion}`]
    },
    packages: [
      packageOf(subject, license.expression),
      ...source ? [sourcePackage(subject, source)] : [],
      ...[...needs, ...wants].map(({ id, name, version }) => ({
        SPDXID: id,
        name,
        ...version !== void 0 && { versionInfo: version },
        downloadLocation: NOBODY_SAYS,
        filesAnalyzed: false
      }))
    ],
    files: content.files.length > 0 ? content.files.map(fileOf) : void 0,
    hasExtractedLicensingInfos: license.named.length > 0 ? license.named.map(({ id, text: text2 }) => ({ licenseId: id, name: text2, extractedText: text2 })) : void 0,
    relationships: [
      relation("SPDXRef-DOCUMENT", "DESCRIBES", PACKAGE),
      ...source ? [relation(PACKAGE, "GENERATED_FROM", SOURCE)] : [],
      ...needs.map(({ id, text: text2 }) => ({ ...relation(PACKAGE, "DEPENDS_ON", id), comment: text2 })),
      ...wants.map(({ id, text: text2 }) => ({ ...relation(id, "OPTIONAL_DEPENDENCY_OF", PACKAGE), comment: text2 })),
      ...content.files.map((_, at) => relation(PACKAGE, "CONTAINS", fileId(at)))
    ]
  });
  const digest = createHash4("sha256").update(text).digest("hex");
  const namespace = `https://spdx.org/spdxdocs/${encodeURIComponent(file)}-${digest}`;
  return text.replace('""', () => JSON.stringify(namespace));
}
var relation = (from, type, to) => ({
  spdxElementId: from,
  relationshipType: type,
  relatedSpdxElement: to
});
function packageOf({ file, facts, card, content, ...subject }, license) {
  const { source, distro } = subject;
  const [maintainer, vendor, homepage] = [
    agentOf("Person", card.maintainer),
    agentOf("Organization", card.vendor),
    urlOf(card.homepage)
  ];
  const { type, name, version, qualifiers } = card.purl;
  const namespace = wordOf(card.vendor) || wordOf(source?.owner) || wordOf(card.maintainer?.split("<")[0]);
  const purl = purlOf({ type, namespace, name, version, qualifiers: { ...qualifiers, distro } });
  return {
    SPDXID: PACKAGE,
    name: facts.name,
    versionInfo: facts.version,
    packageFileName: file,
    ...(vendor ?? maintainer) && { supplier: vendor ?? maintainer },
    ...maintainer && { originator: maintainer },
    downloadLocation: NOBODY_SAYS,
    filesAnalyzed: content.files.length > 0,
    ...content.files.length > 0 && {
      packageVerificationCode: { packageVerificationCodeValue: verificationCode(content.files) }
    },
    ...homepage && { homepage },
    ...source && { sourceInfo: source.sentence },
    licenseConcluded: NOBODY_SAYS,
    licenseDeclared: license,
    copyrightText: NOBODY_SAYS,
    ...card.summary && { summary: card.summary },
    ...card.description && { description: card.description },
    comment: "SHA256SUMS has the digest of the file, which a signature may change; the parts below stay.",
    externalRefs: [
      { referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl },
      ...content.parts.map(([part, sha256]) => ({
        referenceCategory: "OTHER",
        referenceType: `sha256-${part}`,
        referenceLocator: sha256,
        comment: `SHA-256 of the file's part ${part}, with its signatures left out`
      }))
    ],
    primaryPackagePurpose: "INSTALL"
  };
}
function sourcePackage({ facts }, { name, commit, location, purl }) {
  return {
    SPDXID: SOURCE,
    name: name ?? facts.name,
    versionInfo: commit,
    downloadLocation: location ?? NOBODY_SAYS,
    filesAnalyzed: false,
    ...purl && {
      externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }]
    },
    primaryPackagePurpose: "SOURCE"
  };
}
var fileId = (at) => `SPDXRef-File-${at + 1}`;
var fileOf = ({ path, sha1, sha256, types }, at) => ({
  SPDXID: fileId(at),
  fileName: `./${path.replace(/^\/+/, "")}`,
  fileTypes: types,
  checksums: [
    { algorithm: "SHA1", checksumValue: sha1 },
    { algorithm: "SHA256", checksumValue: sha256 }
  ]
});
var verificationCode = (files) => createHash4("sha1").update(
  files.map(({ sha1 }) => sha1).sort().join("")
).digest("hex");
var wordOf = (text = "") => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
function named(needs, kind) {
  const byName = Map.groupBy(needs, ({ name, version = "" }) => `${name}
${version}`);
  return [...byName].sort(([a], [b]) => a < b ? -1 : 1).map(([, same], at) => ({
    ...same[0],
    text: [...new Set(same.map(({ text }) => text))].sort().join(", "),
    id: `SPDXRef-${kind}-${at + 1}`
  }));
}

// src/steps/sbom/source.ts
var GITHUB = "https://github.com";
function sourceOf({ env }, version) {
  const { commit, snapshot } = version;
  if (commit === void 0) return void 0;
  const repository = /^([\w.-]+)\/([\w.-]+)$/.exec(env["GITHUB_REPOSITORY"] ?? "");
  const server = /^(https?:\/\/[\w.-]+(?::\d+)?)\/?$/.exec(env["GITHUB_SERVER_URL"] ?? GITHUB)?.[1];
  const [path, owner, name] = repository ?? [];
  const location = server && path ? `git+${server}/${path}@${commit}` : void 0;
  return {
    name,
    owner,
    commit,
    location,
    purl: location && server === GITHUB ? purlOf({
      type: "github",
      namespace: owner.toLowerCase(),
      name: name.toLowerCase(),
      version: commit,
      qualifiers: {}
    }) : void 0,
    sentence: `built from the git commit ${commit}${snapshot?.dirty ? ", with changes that were not committed" : ""}`
  };
}

// src/steps/sbom/index.ts
var AT_ONCE2 = 2;
async function describeArtifacts(host, config, plan, artifacts) {
  if (!sbomWanted(config)) return artifacts;
  const packages = artifacts.filter((artifact) => artifact.kind === "package");
  const made = await allInOrder(packages, AT_ONCE2, (artifact) => describe(host, { config, plan, artifact }));
  return [...artifacts.filter(({ kind }) => kind !== "sbom"), ...made];
}
async function describe(host, { config, plan, artifact }) {
  const { read, card } = await formatOf(artifact.format).load();
  const { watcher, content } = contentTaker(host.signal);
  const facts = await read(join5(host.outDir, artifact.path), watcher);
  const target = plan.targets.find(({ id }) => id === artifact.target);
  const settled = target ? settle(host, config, target) : [];
  const own = settled.find(({ name: name2 }) => name2 === artifact.package) ?? settled[0];
  const text = spdxDocument({
    file: artifact.name,
    facts,
    card: completed(card(facts), own),
    content: contentOf(artifact, () => content(facts.files)),
    distro: target?.distro === void 0 ? void 0 : target.name,
    source: sourceOf(host, plan.version),
    date: plan.version.date
  });
  const [name, path] = [artifact.name, artifact.path].map((one) => `${one}.spdx.json`);
  await writeWhole(join5(host.outDir, path), text);
  const bytes = Buffer.from(text);
  host.log.info(name);
  const sha256 = createHash5("sha256").update(bytes).digest("hex");
  return { kind: "sbom", name, path, size: bytes.length, sha256, of: artifact.name };
}
var completed = (card, own) => ({
  ...card,
  license: card.license ?? own?.license,
  vendor: card.vendor ?? own?.vendor
});
function contentOf({ name }, body) {
  try {
    return body();
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError("sbom/unsound", `${name}: ${cause.message}`, { hint: cause.hint, cause });
  }
}

// src/commands/seal.ts
async function sealPackages(host, { config, plan, packages, signers }) {
  const { group } = host.log;
  const artifacts = await group("Describe", () => describeArtifacts(host, config, plan, packages));
  return group("Sign", () => signArtifacts(host, config, plan, { artifacts, signers }));
}

export {
  finishLanding,
  leaveRepository,
  withLeftRepository,
  sealPackages
};
