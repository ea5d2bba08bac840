import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/text/xml.ts
var FORBIDDEN = new RegExp("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|\\p{Cs}", "gu");
var NAMED = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};
var PLAIN = /^[ !#-%(-;=?-~]*$/;
var escaped = (text, signs) => PLAIN.test(text) ? text : text.replace(FORBIDDEN, "\uFFFD").replace(signs, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);
var xmlText = (text) => escaped(text, /[&<>\r]/g);
var xmlAttribute = (text) => escaped(text, /[&<>"'\t\n\r]/g);
var xmlDocument = (root) => `<?xml version="1.0" encoding="UTF-8"?>
${elementText(root, "")}
`;
function elementText({ name, attributes = {}, children = [] }, indent) {
  const words = Object.entries(attributes).filter((pair) => pair[1] !== void 0).map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`).join("");
  const open = `${indent}<${name}${words}`;
  if (children.length === 0) return `${open}/>`;
  if (children.some((child) => typeof child === "string"))
    return `${open}>${children.map((child) => typeof child === "string" ? xmlText(child) : elementText(child, "")).join("")}</${name}>`;
  const inner = children.map((child) => elementText(child, `${indent}  `));
  return [`${open}>`, ...inner, `${indent}</${name}>`].join("\n");
}

export {
  xmlText,
  xmlAttribute,
  xmlDocument
};
