import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  repositoryName
} from "./chunk-PEGTIBEP.js";
import {
  stores
} from "./chunk-BM4FHGBY.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";

// src/publishers/artifact/index.ts
var artifact = {
  id: "artifact",
  title: "artifacts of the workflow run",
  keys: { needed: [], optional: [] },
  names: "folders",
  pointers: "none",
  check: () => [],
  open: async (host, work) => {
    const { artifactPublisher } = await import("./publisher-RV5N5DDP.js");
    return artifactPublisher(host, work);
  }
};

// src/publishers/release/index.ts
var release = {
  id: "release",
  title: "files of a GitHub release",
  keys: { needed: [], optional: ["draft", "prerelease", "notes", "project", "pointers", "pointerArch"] },
  names: "flat",
  pointers: "with",
  check: ({ project }) => project === void 0 || repositoryName(project) ? [] : [{ key: "project", message: `"${project}" is no repository`, hint: "write owner/repo" }],
  open: async (host, work) => {
    const { openRelease } = await import("./release-CA5CUR67.js");
    return openRelease(host, work);
  }
};

// src/publishers/store/index.ts
var inStore = (kind) => ({
  id: kind.id,
  title: kind.title,
  keys: { needed: kind.keys.needed, optional: [...kind.keys.optional, "url", "pointers", "pointerArch"] },
  names: "folders",
  pointers: "after",
  check: kind.check,
  open: async (host, work) => {
    const { storePublisher } = await import("./publisher-WZVBLWUB.js");
    return storePublisher(host, kind, work);
  }
});

// src/publishers/index.ts
var publishers = {
  artifact,
  release,
  ...Object.fromEntries(Object.values(stores).map((kind) => [kind.id, inStore(kind)]))
};

// src/text/file-name.ts
var nameElements = [
  "name",
  "version",
  "distro",
  "release",
  "target",
  "arch",
  "commit",
  "build_time",
  "tag",
  "upstream",
  "prerelease",
  "revision",
  "format"
];
var MAY_BE_ABSENT = ["prerelease", "revision"];
var PLAIN = /^[A-Za-z0-9._+~^@=,-]*$/;
var LONGEST_PART = 240;
var piecesOf = (template) => template.split(/(\{[^{}]*\})/).filter((piece) => piece !== "").map((piece) => /^\{.*\}$/s.test(piece) ? { element: piece.slice(1, -1) } : { text: piece });
var isElement = (word) => nameElements.includes(word);
function templateProblems(template) {
  const pieces = piecesOf(template);
  const unknown = pieces.flatMap((piece) => {
    if (!("element" in piece) || isElement(piece.element)) return [];
    const near = nearest(piece.element, nameElements);
    return [
      {
        message: `there is no element ${JSON.stringify(`{${piece.element.slice(0, 40)}}`)}`,
        hint: near ? `did you mean {${near}}?` : `known: ${nameElements.map((one) => `{${one}}`).join(" ")}`
      }
    ];
  });
  const texts = pieces.flatMap((piece) => "text" in piece ? [piece.text] : []);
  if (texts.some((text) => /[{}]/.test(text)))
    return [...unknown, { message: "a brace is left open", hint: "write elements as {name}" }];
  if (!texts.every((text) => PLAIN.test(text.replaceAll("/", ""))))
    return [
      ...unknown,
      {
        message: "a name of a file may have letters, digits and . _ + ~ ^ @ = , - only, and / between folders",
        hint: "write a template such as {name}_{version}_{arch}"
      }
    ];
  const whole = pieces.map((piece) => "text" in piece ? piece.text : "x").join("");
  const wrong = pathProblem(whole);
  return wrong ? [...unknown, wrong] : unknown;
}
function fileNameOf(template, values) {
  let name = "";
  for (const piece of piecesOf(template)) {
    if ("text" in piece) {
      name += piece.text;
      continue;
    }
    const { element } = piece;
    const value = isElement(element) ? values[element] : void 0;
    if (value !== void 0 && value !== "") name += plainValue(value);
    else if (isElement(element) && MAY_BE_ABSENT.includes(element)) name = name.replace(/[._+~^@=,-]$/, "");
    else return absent(element);
  }
  const wrong = pathProblem(name);
  return wrong ? { ...wrong, message: `${JSON.stringify(name)}: ${wrong.message}` } : name;
}
var plainValue = (value) => value.replace(/[^A-Za-z0-9._+~^@=,-]+/g, "-");
var INSTEAD = {
  distro: "target",
  release: "target",
  tag: "version",
  commit: "version"
};
function absent(element) {
  const instead = INSTEAD[element];
  return {
    message: `there is no {${element}} here`,
    hint: instead ? `write {${instead}}, which is always there` : "take it out of the template"
  };
}
function pathProblem(path) {
  const parts = path.split("/");
  const hint = "write a template such as {name}_{version}_{arch}";
  if (parts.some((part) => part === "")) return { message: "a part of the name is empty", hint };
  const first = parts.find((part) => /^[.-]/.test(part));
  if (first !== void 0)
    return {
      message: `a part of the name starts with "${first[0]}"`,
      hint: "start it with a letter or a digit"
    };
  if (parts.some((part) => part.length > LONGEST_PART))
    return { message: `a part of the name is longer than ${LONGEST_PART} characters`, hint };
  return void 0;
}

export {
  publishers,
  templateProblems,
  fileNameOf
};
