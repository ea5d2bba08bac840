import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_dist
} from "./chunk-6RT7UA3F.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __toESM
} from "./chunk-VW6UAW2C.js";

// src/steps/config/parse.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/steps/config/syntax.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/steps/config/limits.ts
var import_yaml = __toESM(require_dist(), 1);
var MAX_PIECES = 15e4;
var MAX_DEPTH = 100;
var ESCAPE_COST = 10;
var refused = (message, place, hint) => new UserError("config/invalid", [{ message, place, ...hint && { hint } }]);
function refuseFlood(name, text, most = MAX_PIECES) {
  let [pieces, open, line] = [0, 0, 1];
  let scalar = false;
  for (const piece of new import_yaml.Lexer().lex(text)) {
    pieces += piece.startsWith('"') ? 1 + ESCAPE_COST * (piece.split("\\").length - 1) : 1;
    if (!scalar && (piece === "[" || piece === "{")) open++;
    if (!scalar && (piece === "]" || piece === "}")) open--;
    if (open > MAX_DEPTH) throw tooDeep({ file: name, line });
    if (pieces > most)
      throw refused(
        "the file has too many values",
        { file: name, line },
        "name folders or globs under contents:"
      );
    scalar = piece === "";
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) line++;
  }
}
var tooDeep = (place) => refused(`nested more than ${MAX_DEPTH} levels deep`, place, "a config needs six levels at most");
function* refuseDepth(tokens, { placeAt, open }) {
  for (const token of tokens) {
    const left = [{ token, depth: 0 }];
    for (let next = left.pop(); next; next = left.pop()) {
      const offset = "offset" in next.token ? next.token.offset : 0;
      if (next.depth > MAX_DEPTH) throw tooDeep(placeAt(offset));
      if (isOpen(next.token)) open(offset);
      for (const child of childrenOf(next.token)) left.push({ token: child, depth: next.depth + 1 });
    }
    yield token;
  }
}
function isOpen(token) {
  if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return false;
  return token.source.length < 2 || token.source.at(-1) !== token.source[0];
}
function childrenOf(token) {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(
    ({ key, value }) => [key, value].filter((part) => part !== void 0 && part !== null)
  );
}

// src/steps/config/syntax-problems.ts
var quotes = "put quotes around the value";
var words = [
  [/^TAB_AS_INDENT/, { message: "a tab is used as indentation", hint: "indent with spaces" }],
  [/^BAD_SCALAR_START/, { message: "a value may not start with this sign", hint: quotes }],
  [
    /^BAD_DQ_ESCAPE/,
    {
      message: "this \\ sequence means nothing between double quotes",
      hint: "write \\\\ or use single quotes"
    }
  ],
  [/Block scalar header/, { message: "unexpected text after | or >", hint: quotes }],
  [/closing .*quote/, { message: "a quote is not closed", hint: "close it" }],
  [
    /Unexpected flow-(?:seq|map)-end/,
    { message: "a bracket is closed that was not opened", hint: "take it out, or put quotes around the value" }
  ],
  [
    /Flow (?:sequence|map) in block|flow collection.*must be|Expected flow (?:sequence|map) to end/i,
    { message: "a bracket opened before is not closed here", hint: "close it with ] or }" }
  ],
  [
    /^BLOCK_IN_FLOW/,
    { message: "lines with key: value may not stand between brackets", hint: "close the bracket first" }
  ],
  [
    /block-seq-ind on same line/,
    { message: "a list starts on the line of its key", hint: 'start a new line for "- "' }
  ],
  [
    /must start at the same column/,
    { message: "this line is indented otherwise than the ones it belongs to", hint: "mend the indentation" }
  ],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    {
      message: "a second key on one line, or a line indented too far",
      hint: 'put quotes around a value with ": " in it, or mend the indentation'
    }
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|need to be followed by map values|at most 1024 chars/,
    { message: "no key: value on this line", hint: "write key: value, or mend the indentation" }
  ],
  [
    /at node end|in YAML stream/,
    { message: "this does not belong to what stands before it", hint: "mend the indentation, or the quotes" }
  ]
];
function syntaxProblem({ code, message }, place) {
  const known = words.find(([pattern]) => pattern.test(`${code} ${message}`));
  return known ? { ...known[1], place } : { message: `not YAML: ${message}`, place };
}

// src/steps/config/tabs.ts
var WIDTH = 2;
var INDENT = /^[ ]*\t[ \t]*(?=\S)/gm;
function mendTabs(text) {
  if (/^ +\S/m.test(text)) return void 0;
  return text.replace(INDENT, (indent) => indent.replaceAll("	", " ".repeat(WIDTH)));
}
function unmend(lines, place) {
  const indent = /^[ \t]*/.exec(lines[place.line - 1] ?? "")?.[0] ?? "";
  const tabs = indent.split("	").length - 1;
  return { ...place, column: Math.max(1, place.column - tabs * (WIDTH - 1)) };
}

// src/steps/config/syntax.ts
var HARMLESS = /* @__PURE__ */ new Set(["BAD_SCALAR_START", "BAD_DQ_ESCAPE"]);
var MAX_TOLD = 10;
function readSyntax({ name, text, most }) {
  const first = compose(name, text, most);
  if (first.errors.every(({ code }) => HARMLESS.has(code))) return { ...first, problems: tell(first) };
  const conflict = /^<{7} /m.exec(text);
  if (conflict)
    throw refused("a conflict of a git merge is left here", first.placeAt(conflict.index), "resolve it");
  const tabs = first.errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const mended = tabs.length > 0 ? mendTabs(text) : void 0;
  const second = mended === void 0 ? void 0 : compose(name, mended, most);
  if (!second || second.errors.length > 0)
    throw new UserError("config/invalid", tell(first).slice(0, MAX_TOLD));
  const lines = text.split("\n");
  return {
    document: second.document,
    placeAt: (offset) => unmend(lines, second.placeAt(offset)),
    problems: tell({ ...first, errors: tabs }).slice(0, MAX_TOLD)
  };
}
function compose(name, text, most) {
  const lines = new import_yaml2.LineCounter();
  const placeAt = (offset) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file: name, line: Math.max(1, line), column: Math.max(1, col) };
  };
  let openQuote;
  const open = (offset) => {
    openQuote ??= offset;
  };
  refuseFlood(name, text, most);
  const parser = new import_yaml2.Parser(lines.addNewLine);
  const composer = new import_yaml2.Composer({ schema: "failsafe", merge: false, uniqueKeys: false, logLevel: "silent" });
  const tokens = refuseDepth(parser.parse(text), { placeAt, open });
  const [document, next] = composer.compose(tokens, true, text.length);
  if (!document) throw emptyFile(name);
  if (next)
    throw refused(
      "a second document starts here; a config file has one",
      placeAt(next.range?.[0] ?? 0),
      "several packages from one file go under packages:"
    );
  return { document, errors: document.errors, placeAt, openQuote };
}
var emptyFile = (name) => refused("the file is empty", { file: name }, "linux-pkg init writes a config to start from");
function tell({ errors, placeAt, openQuote }) {
  const byLine = /* @__PURE__ */ new Map();
  for (const error of errors) {
    const unclosed = openQuote !== void 0 && /closing .*quote/.test(error.message);
    const place = placeAt(unclosed ? openQuote : error.pos[0]);
    if (!byLine.has(place.line)) byLine.set(place.line, syntaxProblem(error, place));
  }
  return [...byLine.values()];
}

// src/steps/config/parse.ts
var MAX_VALUES = 1e5;
var NULL = /^(?:|~|null|Null|NULL)$/;
var TEXT_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|map|seq)$/;
function parseConfig(source) {
  const { document, placeAt, problems } = readSyntax(source);
  const reader = {
    placeAt,
    anchors: /* @__PURE__ */ new Map(),
    sizes: /* @__PURE__ */ new WeakMap(),
    problems: [...problems],
    merged: 0
  };
  if (!document.contents) throw emptyFile(source.name);
  const tree = readNode(reader, document.contents);
  if (tree.kind === "none" && reader.problems.length === 0) throw emptyFile(source.name);
  return { tree, problems: reader.problems };
}
var emptyAt = (place) => ({ kind: "none", place });
function readNode(reader, node) {
  const place = reader.placeAt(node.range?.[0] ?? 0);
  if ((0, import_yaml3.isAlias)(node)) return readAlias(reader, node, place);
  const { anchor, tag } = node;
  if (anchor) reader.anchors.set(anchor, "open");
  if (tag && !TEXT_TAGS.test(tag)) tell2(reader, place, `the tag ${tag} means nothing here`, "leave it out");
  const tree = readValue(reader, node, place);
  if (anchor) reader.anchors.set(anchor, tree);
  return tree;
}
function readValue(reader, node, place) {
  if ((0, import_yaml3.isMap)(node)) return sized(reader, readMap(reader, node.items, place));
  if ((0, import_yaml3.isSeq)(node)) {
    const items = node.items.map((item) => readNode(reader, item));
    return sized(reader, { kind: "list", items: items.filter(({ kind }) => kind !== "none"), place });
  }
  const text = (0, import_yaml3.isScalar)(node) ? String(node.value) : "";
  const absent = text === "" || (0, import_yaml3.isScalar)(node) && node.type === "PLAIN" && NULL.test(text);
  return absent ? emptyAt(place) : { kind: "text", text, place };
}
function readAlias(reader, { source }, place) {
  const target = reader.anchors.get(source);
  if (target && target !== "open") return target;
  if (target) tell2(reader, place, `*${source} stands inside &${source}, so it would hold itself`);
  else
    tell2(
      reader,
      place,
      `*${source} has no &${source} before it`,
      "put quotes around a value that starts with *"
    );
  return emptyAt(place);
}
function readMap(reader, items, place) {
  const own = /* @__PURE__ */ new Map();
  const merges = [];
  for (const { key, value } of items) {
    const at = reader.placeAt(key?.range?.[0] ?? 0);
    const text = keyText(reader, key, at);
    const tree = value ? readNode(reader, value) : emptyAt(at);
    if (text === void 0 || text === "")
      tell2(reader, at, "a key must be a text", "put quotes around a value with { or [ in it");
    else if (own.has(text)) tellDouble(reader, at, text, own.get(text));
    else if (text === "<<" && (0, import_yaml3.isScalar)(key) && key.type === "PLAIN") {
      if (merges.length > 0) tell2(reader, at, 'the key "<<" stands here twice', "write one <<: [*a, *b]");
      merges.push(tree);
    } else own.set(text, { key: at, value: tree });
  }
  return { kind: "map", pairs: merges.length > 0 ? mergeInto(reader, own, merges) : own, place };
}
function keyText(reader, key, at) {
  if ((0, import_yaml3.isScalar)(key)) return String(key.value);
  const tree = (0, import_yaml3.isAlias)(key) ? readAlias(reader, key, at) : void 0;
  return tree?.kind === "text" ? tree.text : void 0;
}
var tellDouble = (reader, at, key, { key: first }) => tell2(reader, at, `the key "${key}" stands here twice`, `the first is on line ${first.line}; keep one`);
function mergeInto(reader, own, merges) {
  const pairs = new Map(own);
  for (const source of merges.flatMap((tree) => tree.kind === "list" ? tree.items : [tree])) {
    if (source.kind !== "map") {
      tell2(reader, source.place, "<<: takes a mapping", "write <<: *name of an anchored mapping");
      continue;
    }
    reader.merged += source.pairs.size;
    if (reader.merged > MAX_VALUES) throw bomb(source.place);
    for (const [key, pair] of source.pairs) if (!pairs.has(key)) pairs.set(key, pair);
  }
  return pairs;
}
function sized(reader, tree) {
  const children = tree.kind === "list" ? tree.items : [...tree.pairs.values()].map(({ value }) => value);
  const size = children.reduce((sum, child) => sum + (reader.sizes.get(child) ?? 1), 1);
  if (size > MAX_VALUES) throw bomb(tree.place);
  reader.sizes.set(tree, size);
  return tree;
}
var bomb = (place) => new UserError("config/invalid", [
  {
    message: `aliases unfold to more than ${MAX_VALUES} values here`,
    hint: "use fewer aliases of aliases",
    place
  }
]);
function tell2({ problems }, place, message, hint) {
  problems.push({ message, place, ...hint && { hint } });
}

export {
  parseConfig
};
