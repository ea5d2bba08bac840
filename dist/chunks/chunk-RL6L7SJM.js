import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/formats/deb/relation.ts
var NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]*(?::[a-z0-9-]+)?/;
var BOUND = /^(<<|<=|>>|>=|==|!=|=|<|>)\s*(.*)$/s;
var VERSION = /^(?:\d+:)?[A-Za-z0-9.+~:-]+$/;
var OPERATORS = { "<": "<<", ">": ">>", "==": "=" };
function debRelation(text) {
  if (/[\x00-\x1f\x7f]/.test(text.trim())) {
    return {
      message: `the relation ${JSON.stringify(text)} holds a control character`,
      hint: "write one line"
    };
  }
  if (text.trim() === "") return { text: "" };
  return joined(text, ",", ", ", (group) => joined(group, "|", " | ", (one) => single(one.trim(), text)));
}
function joined(text, by, glue, spell) {
  const texts = [];
  for (const part of text.split(by)) {
    const spelled = spell(part);
    if ("message" in spelled) return spelled;
    texts.push(spelled.text);
  }
  return { text: texts.join(glue) };
}
function single(text, whole) {
  const name = NAME.exec(text)?.[0];
  const rest = text.slice(name?.length ?? 0).trim();
  const foreign = foreignTo(text, rest, whole);
  if (foreign) return foreign;
  if (name === void 0) {
    return { message: `the relation "${whole}" names no package`, hint: "write it as foo or foo (>= 1.2)" };
  }
  if (rest === "") return { text: name };
  const bound = BOUND.exec(/^\((.*)\)$/s.exec(rest)?.[1]?.trim() ?? rest);
  const [, operator = "", version = ""] = bound ?? [];
  if (operator === "!=") {
    return { message: `the relation "${whole}" uses !=, which Debian has not`, hint: "write << or >>" };
  }
  if (!VERSION.test(version.trim())) {
    return {
      message: `the relation "${whole}" has no version that Debian can compare`,
      hint: "write it as foo (>= 1.2); versions are made of letters, digits and . + ~ - :"
    };
  }
  return { text: `${name} (${OPERATORS[operator] ?? operator} ${version.trim()})` };
}
function foreignTo(text, rest, whole) {
  if (/^[[<]!?[a-z]/.test(rest) || /[\])\w]\s*(\[|<!)/.test(rest)) {
    return {
      message: `the relation "${whole}" is limited to an architecture or a build profile, which only source packages can`,
      hint: "put it under overrides: with the architecture as the key, as in overrides: {amd64: {depends: [\u2026]}}"
    };
  }
  if (text.includes("${")) {
    return { message: `the relation "${whole}" is a substitution variable`, hint: "write the package itself" };
  }
  if (/^[(/]/.test(text) || /^\((?![<>=!])/.test(rest)) {
    return {
      message: `the relation "${whole}" is rpm's spelling; Debian has no such thing`,
      hint: "put it under overrides: rpm: and write a package name for deb"
    };
  }
  return void 0;
}

export {
  debRelation
};
