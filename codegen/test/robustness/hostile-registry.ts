// A registry as an attacker would write it: valid by the schema, with text in every free field that tries to become code.
import type { DisagreementsRecord } from "../../src/disagreements.js";
import type { ModelRecord, Registry } from "../../src/record.js";
import { fieldByPath } from "../../src/schema.js";

/** Text that ends comments, strings, templates, tags and tables, or hides; each would set `pwned` if it ran. */
export const ATTACKS: readonly string[] = [
  "*/ globalThis.pwned = 1; /*",
  "/ globalThis.pwned = 1; /*",
  "`\u0024{(globalThis.pwned = 1)}`",
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  '\\"; globalThis.pwned = 1; //',
  "\\",
  "\\u0022\\x22\\",
  "\u2028globalThis.pwned = 1;\u2029",
  "\r\nglobalThis.pwned = 1;\r\n",
  "</script><script>globalThis.pwned = 1</script>",
  "<!-- <script> --> ]]> <![CDATA[",
  "<img src=x onerror=globalThis.pwned=1>",
  "@deprecated {@link x} {@inheritDoc y} @example",
  "[click](javascript:globalThis.pwned=1) ![x](https://example.com/x.png)",
  "| a | b |\n| --- | --- |",
  "# heading\n\n- item\n> quote\n```js\nglobalThis.pwned = 1\n```",
  "__proto__",
  "constructor",
  "toString",
  "\0\u0001\u0007\b\t\n\v\f\r\u001b[31m\u007f\u0085\u009b",
  "\u200b\u200e\u202e\u2066rtl\u2069\u061c\ufeff\u00ad\u{e0041}",
  "\ud800",
  "\udc00x\ud800",
  "\u{1f600}\u{10ffff}e\u0301",
  "\u0024{__dirname}%s%n{{7*7}}<%= 7*7 %>",
  "// # sourceMappingURL=data:text/plain,x",
  '/// <reference path="x" />',
];

/** Ids that mean something to JavaScript, and one alias each that does too. */
const IDS = [
  "constructor",
  "prototype",
  "to-string",
  "has-own-property",
  "value-of",
  "hasownproperty",
  "proto",
  "default",
  "class",
  "undefined",
  "null",
  "length",
  "name",
  "model",
  "index",
];

const TYPES = ["dense", "llm", "constructor", "default", "value-of"];

/** One model for each attack, with it in every field that takes free text, and a few whose names are the attack. */
export function hostileRegistry(): Registry {
  const named = IDS.map((id, index) => hostileModel(id, index, ATTACKS[index % ATTACKS.length] as string));
  const others = ATTACKS.map((attack, index) => ({
    ...hostileModel(`model-${index}`, index, attack),
    huggingface_id: `org/${index}`,
  }));
  return {
    version: 1,
    sources: {
      constructor: {
        title: ATTACKS.join(" ").slice(0, 200),
        url: "https://example.com/*/`\u0024{x}`</script>",
        date: "2026-01-01",
      },
    },
    models: [...named, ...others],
  };
}

/** A record of disagreements with the attacks in every free field: reasons, sources, values, days, words of left-out claims. */
export function hostileDisagreements(): DisagreementsRecord {
  return {
    reasons: { license: ATTACKS.join(" ") },
    unconfirmed: { license: 1 },
    disagreements: ATTACKS.map((attack, index) => ({
      key: { field: "huggingface_id", value: `org/${index}` },
      id: `model-${index}`,
      field: "license",
      kind: "open",
      claims: [
        { source: attack, value: attack },
        { source: `https://${attack}`, value: [attack, attack], date: attack },
      ],
    })),
  };
}

function hostileModel(id: string, index: number, attack: string): ModelRecord {
  const text = (path: string) => filled(attack, path);
  const type = TYPES[index % TYPES.length] as string;
  const hasVectors = type !== "llm";
  return {
    id,
    type,
    name: text("name"),
    aliases: [`${id}-alias`, `proto-${id}`],
    source: "other",
    organization: text("organization"),
    family: text("family"),
    description: text("description"),
    tags: [...new Set([attack, text("tags"), "__proto__", "| x |"])].map((tag) => tag.slice(0, 100)),
    license: "LicenseRef-pwned",
    license_name: text("license_name"),
    license_url: 'https://example.com/*/`\u0024{x}`</script>\\"',
    license_raw: text("license_raw"),
    status: "deprecated",
    deprecated_on: "2026-01-01",
    reason: text("reason"),
    architecture: {
      type: text("architecture.type"),
      variant: text("architecture.variant"),
    },
    specs: { ...(hasVectors ? { embedding_dim: 8 } : {}), context_length: 512 },
    ...(hasVectors ? { prefixes: { query: text("prefixes.query"), passage: text("prefixes.passage") } } : {}),
    files: { tokenizer: "*/`\u0024{x}</script>\"'|.json" },
    capabilities: { modalities: ["text"] },
    variants: [{ id: "constructor", quantization: attack.slice(0, 40) }],
    dependencies: { adapted_from: ["org/*`\u0024{globalThis.pwned=1}`", "*/globalThis.pwned=1;"] },
    provenance: {
      ...provenanceOf(["family", "open_weights", "license", "license_name", "license_url", "license_raw"], attack),
      ...provenanceOf(
        ["architecture", "specs", "prefixes", "files", "capabilities", "variants", "dependencies"],
        attack,
      ),
    },
    open_weights: true,
  };

  function provenanceOf(paths: readonly string[], note: string): NonNullable<ModelRecord["provenance"]> {
    const present = paths.filter((path) => hasVectors || path !== "prefixes");
    const entry = { source: "constructor", field: note, how: "declared", note } as const;
    const page = { ...entry, source: `https://${note.replace(/[\s\p{C}]/gu, "")}`, date: "2026-01-01" };
    return Object.fromEntries(present.map((path) => [path, path === "specs" ? page : entry]));
  }
}

/** The attack, again and again, up to the longest text that a field takes. */
function filled(attack: string, path: string): string {
  const most = Number(fieldByPath.get(path)?.schema.maxLength ?? fieldByPath.get(path)?.schema.items?.maxLength);
  return attack.repeat(Math.ceil(most / attack.length)).slice(0, most);
}
