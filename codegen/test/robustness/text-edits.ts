// Kinds of edit that break the file as a whole: its bytes, its JSON, and what stands beside the models.
import { findNodeAtLocation, type Node } from "jsonc-parser";
import type { Kind, Scene } from "./kinds.js";
import type { Random } from "./random.js";
import { type Change, type Edit, end, MARK, type RecordText, type RegistryText } from "./registry-text.js";

/** Stands for one byte that is no UTF-8. */
export const BAD_BYTE = "\u{f8fe}";

/** The bytes of a text, with bad ones where they are wanted. */
export function bytesOf(text: string): Uint8Array {
  const stand = Buffer.from(BAD_BYTE);
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(stand);
  if (at === -1) return bytes;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + stand.length)]);
}

/** A stretch of the text and what stands there instead. */
type Stretch = readonly [offset: number, length: number, text: string];

/** A kind that replaces stretches of the text; the mark in one of them says where the fault is. */
function textKind(
  name: string,
  code: string,
  replace: (text: RegistryText, random: Random) => readonly Stretch[],
  { hidesRecords = false } = {},
): Kind {
  return {
    name,
    make({ text, random }: Scene): Edit {
      const changes = replace(text, random).map(
        ([offset, length, inserted]): Change => ({ offset, length, text: inserted }),
      );
      const [change] = changes as [Change];
      const record = text.records.find(({ node }) => node.offset <= change.offset && change.offset < end(node));
      return {
        changes,
        records: [],
        codes: [code],
        model: record?.value.id,
        mayBeNameless: hidesRecords || (record !== undefined && touchesId(record, change)),
      };
    },
  };
}

function touchesId({ node }: RecordText, { offset, length }: Change): boolean {
  const id = findNodeAtLocation(node, ["id"])?.parent as Node;
  return offset < end(id) && offset + length >= id.offset;
}

/** A random value of the file of these types, below a record. */
function anyNode({ records }: RegistryText, random: Random, types: readonly Node["type"][]): Node {
  for (;;) {
    const fit = nodesBelow(random.pick(records).node).filter((node) => types.includes(node.type));
    if (fit.length > 0) return random.pick(fit);
  }
}

/** The members of a random object. */
function anyMembers(text: RegistryText, random: Random, least: number): readonly Node[] {
  for (;;) {
    const { children = [] } = anyNode(text, random, ["object"]);
    if (children.length >= least) return children;
  }
}

function nodesBelow(node: Node): Node[] {
  const values = (node.children ?? []).map((child) =>
    child.type === "property" ? (child.children?.[1] as Node) : child,
  );
  return values.flatMap((value) => [value, ...nodesBelow(value)]);
}

const VALUES: readonly Node["type"][] = ["string", "number", "boolean", "array", "object"];

const bytes: readonly Kind[] = [
  textKind("byte that is no UTF-8", "encoding", ({ text }, random) => {
    const offset = random.below(text.length);
    // Not between the halves of a character beyond the first plane.
    const safe = /[\udc00-\udfff]/.test(text[offset] ?? "") ? offset + 1 : offset;
    return [[safe, 0, MARK + BAD_BYTE]];
  }),
  textKind("byte order mark", "syntax", () => [[0, 0, `${MARK}\ufeff`]]),
  textKind("control character in text", "syntax", (text, random) => {
    const { offset } = anyNode(text, random, ["string"]);
    return [[offset + 1, 0, MARK + random.pick(["\0", "\u0001", "\u001b", "\t", "\n", "\r"])]];
  }),
];

const cuts: readonly Kind[] = [
  textKind(
    "truncated file",
    "syntax",
    ({ text }, random) => {
      const cut = 1 + random.below(text.trimEnd().length - 1);
      return [[cut, text.length - cut, MARK]];
    },
    { hidesRecords: true },
  ),
  textKind("empty file", "syntax", ({ text }, random) => [[0, text.length, MARK + random.pick(["", " "])]]),
  textKind("closing quote missing", "syntax", (text, random) => {
    const node = anyNode(text, random, ["string"]);
    return [[node.offset, node.length, MARK + text.text.slice(node.offset, end(node) - 1)]];
  }),
  textKind("opening quote missing", "syntax", (text, random) => [[anyNode(text, random, ["string"]).offset, 1, MARK]]),
  textKind("comma missing", "syntax", (text, random) => {
    const members = anyMembers(text, random, 2);
    return [[end(members[random.below(members.length - 1)] as Node), 1, MARK]];
  }),
  textKind("colon missing", "syntax", (text, random) => {
    const [name, value] = random.pick(anyMembers(text, random, 1)).children as [Node, Node];
    return [[end(name), value.offset - end(name), `${MARK} `]];
  }),
  textKind("closing brace of a record missing", "syntax", ({ records, text }, random) => {
    const index = random.below(records.length - 1);
    const brace = end((records[index] as (typeof records)[number]).node) - 1;
    const next = (records[index + 1] as (typeof records)[number]).node.offset;
    return [[brace, next - brace, text.slice(brace + 1, next) + MARK]];
  }),
];

const strays: readonly Kind[] = [
  textKind("noise between fields", "syntax", (text, random) => {
    const { offset } = random.pick(anyMembers(text, random, 1));
    return [[offset, 0, MARK + random.pick(["#", ";", "@", "null", "x", "=", ")", "\\", "'", "\u00a0", "\u2028"])]];
  }),
  textKind("trailing comma", "syntax", (text, random) => {
    const group = anyNode(text, random, ["object", "array"]);
    return [[end(group.children?.at(-1) ?? group), 0, `${MARK},`]];
  }),
  textKind("comment", "syntax", (text, random) => {
    const { offset } = anyNode(text, random, VALUES);
    return [[offset, 0, MARK + random.pick(["/* checked */ ", "// checked\n", "/**/", "// \n"])]];
  }),
  textKind(
    "comment without end",
    "syntax",
    (text, random) => [[anyNode(text, random, VALUES).offset, 0, `${MARK}/* `]],
    { hidesRecords: true },
  ),
  textKind("single quotes", "syntax", (text, random) => {
    const node = anyNode(text, random, ["string"]);
    return [[node.offset, node.length, `${MARK}'x'`]];
  }),
  textKind("bracket for brace", "syntax", (text, random) => {
    const node = anyNode(text, random, ["array"]);
    return [[end(node) - 1, 1, `${MARK}}`]];
  }),
  textKind("word that is no value", "syntax", (text, random) => {
    const words = ["NaN", "Infinity", "undefined", "0x10", "01", "+1", ".5", "1.", "1e", "-", "True", "None", "768M"];
    const node = anyNode(text, random, ["string", "number", "boolean"]);
    return [[node.offset, node.length, MARK + random.pick(words)]];
  }),
  textKind("escape that is none", "syntax", (text, random) => {
    const { offset } = anyNode(text, random, ["string"]);
    return [[offset + 1, 0, MARK + random.pick(["\\x", "\\u12 ", "\\'", "\\u{41}", "\\ "])]];
  }),
  textKind("text behind the end", "syntax", ({ text }, random) => [
    [text.length, 0, MARK + random.pick(["}", "{}", "x", ",", "null\n", "\0"])],
  ]),
  textKind(
    "endless nesting",
    "too-deep",
    (text, random) => {
      const { offset, length } = anyNode(text, random, VALUES);
      const depth = random.pick([100, 10_000]);
      return [[offset, length, MARK + random.pick(["[".repeat(depth), "[".repeat(depth) + "]".repeat(depth)])]];
    },
    { hidesRecords: true },
  ),
];

const frame: readonly Kind[] = [
  textKind("root that is no registry", "wrong-type", ({ text }, random) => [
    [0, text.length, MARK + random.pick(["[]", "null", '"models"', "1", "true"])],
  ]),
  rootValue("version of another format", "version", "invalid-value", [0, 2, "1", null, 1.5]),
  rootValue("models that are no list", "models", "wrong-type", [{}, null, "models.json"]),
  rootValue("sources that are no object", "sources", "wrong-type", [[], null, "mteb"]),
  rootValue("schema that is no text", "$schema", "wrong-type", [1, null, {}]),
  textKind("version missing", "missing-field", ({ root }) => removal(root, "version")),
  textKind("models missing", "missing-field", ({ root }) => removal(root, "models")),
  textKind("unknown field beside the models", "unknown-field", ({ root }, random) => [
    [root.offset + 1, 0, `\n${MARK}${JSON.stringify(random.pick(UNKNOWN_NAMES))}: 1,`],
  ]),
  textKind("source with an unknown field", "unknown-field", (text, random) => {
    const { offset } = anySource(text, random);
    return [[offset + 1, 0, `\n${MARK}"address": "https://example.com",`]];
  }),
  textKind("source without its date", "missing-field", (text, random) => removal(anySource(text, random), "date")),
  textKind("source under a bad name", "unknown-field", (text, random) => [
    [fieldOf(text.root, "sources").offset + 1, 0, `\n${MARK}${JSON.stringify(random.pick(BAD_NAMES))}: ${SOURCE},`],
  ]),
  textKind("source read on a day that does not exist", "dates", (text, random) => {
    const date = fieldOf(anySource(text, random), "date");
    return [[date.offset, date.length, `${MARK}"2026-02-30"`]];
  }),
];

const UNKNOWN_NAMES = ["model", "Models", "updated", "__proto__", "constructor"];
const BAD_NAMES = ["Hub Cards", "hub_cards", "-", "\u00e4"];
const SOURCE = '{ "title": "Cards", "url": "https://example.com", "date": "2026-01-01" }';

function rootValue(name: string, key: string, code: string, wrong: readonly unknown[]): Kind {
  return textKind(name, code, ({ root }, random) => {
    const node = fieldOf(root, key);
    return [[node.offset, node.length, MARK + JSON.stringify(random.pick(wrong))]];
  });
}

function anySource({ root }: RegistryText, random: Random): Node {
  return random.pick(fieldOf(root, "sources").children ?? []).children?.[1] as Node;
}

function fieldOf(group: Node, key: string): Node {
  const node = findNodeAtLocation(group, [key]);
  if (node === undefined) throw new Error(`There is no "${key}".`);
  return node;
}

/** Takes a field out of an object; a missing field is reported at the object that should have it. */
function removal(group: Node, key: string): readonly Stretch[] {
  const members = group.children ?? [];
  const index = members.findIndex((member) => member.children?.[0]?.value === key);
  const member = members[index] as Node;
  const start = index === 0 ? member.offset : end(members[index - 1] as Node);
  return [
    [group.offset, 0, MARK],
    [start, end(member) - start, ""],
  ];
}

/** Every kind of this file; each needs a text of its own. */
export const textEdits: readonly Kind[] = [...bytes, ...cuts, ...strays, ...frame];
