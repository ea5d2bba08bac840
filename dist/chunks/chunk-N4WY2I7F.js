import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/formats/rpm/rich.ts
var JOINERS = /* @__PURE__ */ new Set(["and", "or", "with"]);
var MAX_DEPTH = 32;
function splitTop(text, sign) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (char === sign && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
var wrong = (text, what) => ({
  message: `${what} in the boolean relation "${text}"`,
  hint: "write it as in (foo >= 1 or bar), (a and b), (a if b else c), with brackets around each part that has words of its own"
});
function parseRich(text, readOperand, depth = 0) {
  if (depth > MAX_DEPTH) return wrong(text, "too many brackets");
  if (!(text.startsWith("(") && closesAtEnd(text))) return wrong(text, "brackets that do not match");
  const { operands, words } = wordsOf(text.slice(1, -1));
  const fault = wordFault(words);
  if (fault) return wrong(text, fault);
  const read = [];
  for (const operand of operands) {
    if (operand === "") return wrong(text, "a missing part");
    const part = operand.startsWith("(") ? parseRich(operand, readOperand, depth + 1) : readOperand(operand);
    if (typeof part !== "string") return part;
    read.push(part);
  }
  return `(${read.map((part, at) => at === 0 ? part : `${words[at - 1]} ${part}`).join(" ")})`;
}
function closesAtEnd(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")") depth--;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}
function wordsOf(inner) {
  const operands = [[]];
  const words = [];
  for (const token of splitTop(inner.trim(), " ").filter((part) => part !== "")) {
    if (isWord(token)) {
      words.push(token);
      operands.push([]);
    } else operands.at(-1)?.push(token);
  }
  return { operands: operands.map((tokens) => tokens.join(" ")), words };
}
var isWord = (token) => JOINERS.has(token) || /^(?:without|if|unless|else)$/.test(token);
function wordFault(words) {
  const [first = "", second] = words;
  if (JOINERS.has(first))
    return words.every((word) => word === first) ? void 0 : "different words side by side";
  if (first === "without") return words.length === 1 ? void 0 : 'more than one "without"';
  if (first === "if" || first === "unless") {
    return words.length === 1 || words.length === 2 && second === "else" ? void 0 : `a wrong "${first}"`;
  }
  return first === "" ? void 0 : 'an "else" without "if"';
}

// src/formats/rpm/relations.ts
var OPERATORS = {
  "<": "<",
  "<<": "<",
  "<=": "<=",
  "=<": "<=",
  "=": "=",
  "==": "=",
  ">=": ">=",
  "=>": ">=",
  ">": ">",
  ">>": ">"
};
var OPERATOR = "<<|<=|=<|==|=>|>=|>>|<|=|>";
var BRACKETED = new RegExp(`^(.*?)\\s*\\(\\s*(${OPERATOR})\\s*([^()]*?)\\s*\\)$`);
var PLAIN = new RegExp(`^(\\S+)\\s+(${OPERATOR})\\s*(\\S+)$`);
var TIGHT = new RegExp(`^([^\\s()<=>]+)\\s*(${OPERATOR})\\s*([^\\s<=>]+)$`);
var NAME = /^[\p{L}\p{N}_/.@~][\p{L}\p{N}_.+/:@~^%*-]*(?:\([^\s()<>|,]*(?:\([^\s()]*\))?[^\s()<>|,]*\))*$/u;
var VERSION = /^(?:\d+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?$/;
var QUALIFIER = /:(?:any|native)\b|\[[^\]]*\]|<!?[a-z.]+>/;
var HINT = "write a name alone or with a version, as in foo, foo >= 1.2 or (foo or bar)";
var problem = (message, hint = HINT) => ({ message, hint });
function parseSimple(text) {
  const [, name = text, sign = "", version] = BRACKETED.exec(text) ?? PLAIN.exec(text) ?? TIGHT.exec(text) ?? [];
  const qualifier = QUALIFIER.exec(name.trim());
  if (qualifier) {
    return problem(
      `rpm has no "${qualifier[0]}" in a relation: "${text}"`,
      `write it without, under overrides: rpm: if Debian needs it`
    );
  }
  if (!NAME.test(name)) return problem(`"${text}" is not a relation that rpm knows`);
  if (version === void 0) return { name, operator: void 0, version: void 0 };
  if (!VERSION.test(version)) {
    return problem(
      `"${version}" is not a version that rpm knows, in "${text}"`,
      "letters, digits, dots, underscore, plus, tilde and one hyphen before the release are allowed"
    );
  }
  return { name, operator: OPERATORS[sign], version };
}
var isProblem = (value) => "message" in value;
var relationText = ({ name, operator, version }) => operator === void 0 ? name : `${name} ${operator} ${version}`;
var isRich = (name) => name.startsWith("(");
function parseRelation(source) {
  const text = source.trim();
  if (new RegExp("\\p{Cc}", "u").test(source)) {
    return problem(`a relation is one line without control characters: ${JSON.stringify(source)}`);
  }
  if (text === "") return problem("a relation is empty");
  if (splitTop(text, ",").length > 1) {
    return problem(`"${text}" is more than one relation`, "write each as an item of its own in the list");
  }
  const alternatives = isRich(text) ? [text] : splitTop(text, "|");
  if (alternatives.length > 1) return alternativesOf(alternatives);
  return isRich(text) ? wholeOf(parseRich(text, parseOperand)) : parseSimple(text);
}
var wholeOf = (parsed) => typeof parsed === "string" ? { name: parsed, operator: void 0, version: void 0 } : parsed;
function parseOperand(text) {
  const parsed = parseSimple(text);
  return isProblem(parsed) ? parsed : relationText(parsed);
}
function alternativesOf(alternatives) {
  const unique = [...new Set(alternatives.map((one) => one.trim()))];
  const parts = unique.map((one) => one === "" ? one : parseOperand(one));
  const wrong2 = parts.find((part) => typeof part !== "string");
  if (wrong2 !== void 0) return wrong2;
  if (unique.length === 1) return parseSimple(unique[0] ?? "");
  return wholeOf(parseRich(`(${parts.join(" or ")})`, parseOperand));
}

export {
  isProblem,
  relationText,
  isRich,
  parseRelation
};
