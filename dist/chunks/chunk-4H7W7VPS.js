import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/tools/secret-words.ts
var SHORTEST_LINE = 16;
var WIDTHS = [64, 76];
function keyWords(given) {
  const texts = layersOf(given);
  const lines = texts.flatMap(linesOf);
  const encoded = texts.flatMap((text) => base64Words(Buffer.from(text)));
  return unique([...lines, ...lines.map(encodeURIComponent), ...encoded]);
}
function passphraseWords(given) {
  const parts = unique([given, given.trim(), ...given.split(/\r?\n/).flatMap((line) => [line, line.trim()])]);
  return unique(
    parts.flatMap((part) => [
      part,
      encodeURIComponent(part),
      new URLSearchParams([["", part]]).toString().slice(1),
      JSON.stringify(part).slice(1, -1),
      Buffer.from(part).toString("hex"),
      ...[0, 1, 2].map((before) => base64Core(part, before))
    ])
  );
}
var unique = (words) => [
  ...new Set(words.filter((word) => word.trim() !== ""))
];
function layersOf(given) {
  const text = given.replaceAll(/\\r|\\n/g, "\n");
  const packed = text.replaceAll(/\s/g, "");
  const inner = text.includes("-----BEGIN") || !/^[A-Za-z0-9+/_-]+=*$/.test(packed) ? "" : Buffer.from(packed, "base64").toString();
  const isText = inner !== "" && !/[^\t\r\n -~]/.test(inner);
  return isText && inner.length < packed.length ? [text, ...layersOf(inner)] : [text];
}
var linesOf = (text) => text.replaceAll(/-----[^\n]*?-----/g, "\n").split(/[\r\n]+/).filter((line) => !/^\s*[A-Za-z-]+: /.test(line) || /\S{60}/.test(line)).flatMap((line) => line.split(/\s+/)).filter((word) => word.length >= SHORTEST_LINE);
function base64Words(bytes) {
  const all = bytes.toString("base64");
  const lines = WIDTHS.flatMap((width) => all.match(new RegExp(`.{${SHORTEST_LINE},${width}}`, "g")) ?? []);
  return [all, ...lines];
}
function base64Core(text, before) {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const whole = Math.floor(bytes.length / 3) * 4;
  return bytes.toString("base64").slice(before === 0 ? 0 : before + 1, whole);
}

export {
  keyWords,
  passphraseWords
};
