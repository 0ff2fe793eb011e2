// The canonical layout: the order of everything, what shares a line, and that no fact changes.
import { expect, test } from "vitest";
import { canonicalText } from "../src/registry.js";

const SHUFFLED = `{
 "models": [
  { "organization": "o", "source": "other", "name": "B", "type": "dense", "id": "b",
    "capabilities": { "languages": ["en", "de"], "modalities": ["text"] },
    "specs": { "embedding_dim": 8, "parameters": 1.0 },
    "provenance": { "specs.embedding_dim": { "how": "declared", "source": "mteb" }, "specs.parameters": { "source": "mteb", "how": "declared" } } },
  { "id": "a", "type": "dense", "name": "A \\u202e", "unknown": { "x": [1, { "y": null }] }, "__proto__": 1 }
 ],
 "sources": { "z": { "url": "https://z.example", "title": "Z" }, "mteb": {} },
 "version": 1
}`;

const CANONICAL = `{
  "version": 1,
  "sources": {
    "mteb": {},
    "z": {
      "title": "Z",
      "url": "https://z.example"
    }
  },
  "models": [
    {
      "id": "a",
      "type": "dense",
      "name": "A \u202e",
      "unknown": {
        "x": [
          1,
          { "y": null }
        ]
      },
      "__proto__": 1
    },
    {
      "id": "b",
      "type": "dense",
      "name": "B",
      "source": "other",
      "organization": "o",
      "specs": {
        "parameters": 1,
        "embedding_dim": 8
      },
      "capabilities": {
        "languages": ["en", "de"],
        "modalities": ["text"]
      },
      "provenance": {
        "specs.parameters": { "source": "mteb", "how": "declared" },
        "specs.embedding_dim": { "source": "mteb", "how": "declared" }
      }
    }
  ]
}
`;

test("models, fields, sources and provenance are put in order, one fact a line", () => {
  expect(canonicalText(SHUFFLED)).toBe(CANONICAL);
});

test("the canonical text is its own canonical text", () => {
  expect(canonicalText(CANONICAL)).toBe(CANONICAL);
});

test("a byte order mark and other line ends go", () => {
  expect(canonicalText(`\ufeff${CANONICAL.replaceAll("\n", "\r\n")}`)).toBe(CANONICAL);
});

test.each([
  ["broken JSON", '{ "version": 1, "models": [ }'],
  ["a duplicate key", '{ "version": 1, "version": 1, "models": [] }'],
  ["a number that would change", '{ "version": 1, "models": [{ "id": 12345678901234567890 }] }'],
  ["no object", "[]"],
])("what rewriting would lose is not rewritten: %s", (_, text) => {
  expect(canonicalText(text)).toBeUndefined();
});
